// The list of contacts: the active or the deleted ones, found by words or by when they were deleted, sorted by a column.

import { html, nothing } from 'lit'
import { Refusal, ask } from '../api/graphql.js'
import { viewLinks } from '../parts/lists.js'
import { pageArguments, pages } from '../parts/pages.js'
import { replaceWith } from '../parts/route.js'
import { View } from '../parts/view.js'
import { viewer } from '../session/viewer.js'
import { t } from '../text/text.js'
import { STATES, counted, countsOf } from './counts.js'
import { CONTACTS } from './documents.js'
import { addressOfList, dated, listOf } from './list.js'
import { orderOf } from './table.js'
import { MOST_SELECTED } from './toolbar.js'

class Contacts extends View {
  static properties = { selected: { state: true } }

  constructor () {
    super()
    /** @type {Set<string>} from all pages of the list, and of all searches in it */
    this.selected = new Set()
  }

  /** @param {Map<string, any>} changes */
  willUpdate (changes) {
    const before = changes.get('route')
    if (before && listOf(before).state !== this.list.state) this.unselect()
    super.willUpdate(changes)
  }

  /** A search that begins later would lead back from where somebody has gone. */
  disconnectedCallback () {
    super.disconnectedCallback()
    clearTimeout(this.pause)
  }

  heading () {
    return t('desk.contacts')
  }

  get list () {
    return listOf(this.route)
  }

  /** Results arrive while somebody types: the box keeps that, with its spaces, unless the address has changed otherwise. */
  get shownSearch () {
    const { search } = this.list
    return search === this.sent ? this.typed : search
  }

  /** Whoever has typed the first letter of the next word goes on typing: the list waits for the second one. */
  async load () {
    const { filter, search, sort } = this.list
    this.count(filter)
    const { isPrivacyOfficer } = await viewer()
    try {
      const page = pageArguments(this.route.query)
      const { contacts } = await ask(CONTACTS, { filter, orderBy: orderOf(sort), isPrivacyOfficer, ...page })
      return { contacts, isPrivacyOfficer }
    } catch (error) {
      const isTooShort = search !== '' && error instanceof Refusal && error.code === 'BAD_USER_INPUT'
      if (!isTooShort) throw error
      return { contacts: { nodes: [], pageInfo: {} }, ...this.data, isPrivacyOfficer, isTooShort }
    }
  }

  /** Counting takes longer than a page, which does not wait for it. @param {import('./counts.js').Filter} filter */
  async count (filter) {
    const { reading } = this
    const counts = await countsOf(filter)
    if (reading === this.reading) this.counts = counts
    this.requestUpdate()
  }

  /** The address of this list with some things changed. @param {Record<string, string | undefined>} changes */
  addressWith (changes) {
    return addressOfList(this.route, changes)
  }

  /** The address of the list of all in a state, or of those that the same search finds there. @param {string} state */
  addressOf (state) {
    return this.addressWith({ state, sort: undefined, deletedAfter: undefined, deletedBefore: undefined })
  }

  content () {
    const { state, dates } = this.list
    const { contacts, isPrivacyOfficer } = this.data
    return html`
      ${viewLinks(t('contacts.views'), STATES.map(other => (
        { text: t(`contacts.${other}`), target: this.addressOf(other), isHere: other === state })))}
      ${dates ? dated(dates) : this.searchBox()}
      <p role="status">${this.status()}</p>
      <desk-contact-toolbar class=${this.selected.size ? 'sticky' : nothing} .selected=${this.selected} .state=${state}
                            .isPrivacyOfficer=${isPrivacyOfficer} @unselect=${this.unselect}
                            @changed=${() => { this.unselect(); this.read() }}></desk-contact-toolbar>
      ${contacts.nodes.length ? this.table() : html`<p>${t('contacts.none')}</p>`}
      ${pages(contacts.pageInfo, position => this.addressWith(position))}`
  }

  searchBox () {
    return html`
      <label for="search">${t('contacts.search')}</label>
      <input type="search" id="search" maxlength="200" dir="auto" .value=${this.shownSearch} aria-describedby="search-hint"
             @input=${this.searched}>
      <small id="search-hint">${t('contacts.search.hint')}</small>`
  }

  status () {
    if (this.data.isTooShort) return t('contacts.search.tooShort')
    return this.counts ? counted(this.counts, state => this.addressOf(state)) : nothing
  }

  table () {
    const { state, sort, sortable } = this.list
    return html`
      <desk-contact-table .contacts=${this.data.contacts.nodes} .state=${state} .sortable=${sortable} .sort=${sort}
                          .addressOf=${(/** @type {string} */ sort) => this.addressWith({ sort })} .selected=${this.selected}
                          @select-contacts=${this.select}></desk-contact-table>`
  }

  /** @param {CustomEvent<{ ids: string[], isSelected: boolean }>} event */
  select ({ detail: { ids, isSelected } }) {
    const others = [...this.selected].filter(id => !ids.includes(id))
    this.selected = new Set(isSelected ? [...others, ...ids].slice(0, MOST_SELECTED) : others)
  }

  unselect () {
    this.selected = new Set()
  }

  /** @param {Event & { target: HTMLInputElement }} event */
  searched ({ target }) {
    this.typed = target.value
    this.sent = this.list.search
    clearTimeout(this.pause)
    this.pause = setTimeout(() => {
      this.sent = target.value.trim()
      replaceWith(this.addressWith({ search: this.sent, sort: undefined }))
    }, 250)
  }
}

customElements.define('desk-contacts', Contacts)
