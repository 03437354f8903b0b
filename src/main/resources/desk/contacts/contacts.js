// The list of contacts: the active or the deleted ones, found by words or by when they were deleted, sorted by a column.

import { html, nothing } from 'lit'
import { Refusal, ask } from '../api/graphql.js'
import { viewLinks } from '../parts/lists.js'
import { pageArguments, pages, toBeginning } from '../parts/pages.js'
import { replaceWith } from '../parts/route.js'
import { View } from '../parts/view.js'
import { viewer } from '../session/viewer.js'
import { t } from '../text/text.js'
import { STATES, counted, countsOf } from './counts.js'
import { CONTACTS } from './documents.js'
import { addressOfList, dated, listOf } from './list.js'
import './search.js'
import { orderOf } from './table.js'
import { MOST_SELECTED } from './toolbar.js'

class Contacts extends View {
  static properties = { selected: { state: true } }

  constructor () {
    super()
    /** @type {Set<string>} from all pages of the list, and of all searches in it */
    this.selected = new Set()
    /** What the count is of, which stays while it is counted again. */
    this.counting = ''
  }

  /** @param {Map<string, any>} changes */
  willUpdate (changes) {
    const before = changes.get('route')
    if (before && listOf(before).state !== this.list.state) this.unselect()
    super.willUpdate(changes)
  }

  heading () {
    return t('desk.contacts')
  }

  get list () {
    return listOf(this.route)
  }

  /** The list that is shown until that of the address is there. */
  get shownList () {
    return this.data && listOf(this.data.route)
  }

  get isLate () {
    return this.data.route !== this.route
  }

  /** Whoever has typed the first letter of the next word goes on typing: the list waits for the second one. */
  async load () {
    const { route } = this
    const { state, filter, search, sort } = this.list
    this.count(filter)
    const { isPrivacyOfficer } = await viewer()
    try {
      const page = pageArguments(route.query)
      const { contacts } = await ask(CONTACTS, { filter, orderBy: orderOf(sort), isPrivacyOfficer, ...page })
      return { route, contacts, isPrivacyOfficer }
    } catch (error) {
      const isTooShort = search !== '' && error instanceof Refusal && error.code === 'BAD_USER_INPUT'
      if (!isTooShort) throw error
      const nodes = this.shownList?.state === state ? this.data.contacts.nodes : []
      return { route, contacts: { nodes, pageInfo: {} }, isPrivacyOfficer, isTooShort }
    }
  }

  /** Counting takes longer than a page, which does not wait for it. @param {import('./counts.js').Filter} filter */
  async count (filter) {
    const { reading } = this
    const counting = JSON.stringify(filter)
    if (counting !== this.counting) this.counts = undefined
    this.counting = counting
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

  render () {
    return html`${super.render()} ${toBeginning(this.refusal, this.addressWith({}), () => { this.focusHeading() })}`
  }

  content () {
    const { state, search, dates } = this.list
    return html`
      ${viewLinks(t('contacts.views'), STATES.map(other => (
        { text: t(`contacts.${other}`), target: this.addressOf(other), isHere: other === state })))}
      ${dates
        ? dated(dates)
        : html`<desk-contact-search .search=${search} @searched=${this.searched}></desk-contact-search>`}
      <p role="status" aria-busy=${this.isLate && !this.refusal ? 'true' : nothing}>${this.status()}</p>
      <desk-contact-toolbar class=${this.selected.size ? 'sticky' : nothing} .selected=${this.selected} .state=${state}
                            .isPrivacyOfficer=${this.data.isPrivacyOfficer} @unselect=${this.unselect}
                            @changed=${() => { this.unselect(); this.read() }}></desk-contact-toolbar>
      ${this.shownList?.state === state ? this.table() : nothing}
      ${this.isLate ? nothing : pages(this.data.contacts.pageInfo, position => this.addressWith(position))}`
  }

  status () {
    if (this.isLate) return this.refusal ? nothing : t('desk.loading')
    if (this.data.isTooShort) return t('contacts.search.tooShort')
    return this.counts ? counted(this.counts, state => this.addressOf(state)) : nothing
  }

  table () {
    const { state, sort, sortable } = this.list
    const { contacts: { nodes }, isTooShort } = this.data
    if (!nodes.length) return this.isLate || isTooShort ? nothing : html`<p>${t('contacts.none')}</p>`
    return html`
      <desk-contact-table .contacts=${nodes} .isLate=${this.isLate} .state=${state} .sortable=${sortable} .sort=${sort}
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

  /** @param {CustomEvent<string>} event */
  searched ({ detail: search }) {
    replaceWith(this.addressWith({ search, sort: undefined }))
  }
}

customElements.define('desk-contacts', Contacts)
