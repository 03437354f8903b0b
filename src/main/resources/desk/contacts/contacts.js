// The list of contacts: the active or the deleted ones, found by words, sorted by a column.

import { html, nothing } from 'lit'
import { Refusal, ask } from '../api/graphql.js'
import { viewLinks } from '../parts/lists.js'
import { pageArguments, pages } from '../parts/pages.js'
import { address, replaceWith } from '../parts/route.js'
import { View } from '../parts/view.js'
import { viewer } from '../session/viewer.js'
import { t } from '../text/text.js'
import { STATES, counted, countsOf } from './counts.js'
import { CONTACTS } from './documents.js'
import { orderOf } from './table.js'
import { MOST_SELECTED } from './toolbar.js'

/** @param {import('../parts/route.js').Route} route */
const stateIn = ({ query }) => query.get('state') === 'SOFT_DELETED' ? 'SOFT_DELETED' : 'ACTIVE'

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
    if (before && stateIn(before) !== this.state) this.unselect()
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

  get state () {
    return stateIn(this.route)
  }

  get search () {
    return this.route.query.get('search') ?? ''
  }

  /** Who was deleted last is looked for most often. */
  get sort () {
    return this.route.query.get('sort') ?? (this.state === 'SOFT_DELETED' && !this.search ? 'softDeletedAt DESC' : '')
  }

  /** Results arrive while somebody types: the box keeps that, with its spaces, unless the address has changed otherwise. */
  get shownSearch () {
    return this.search === this.sent ? this.typed : this.search
  }

  /** Whoever has typed the first letter of the next word goes on typing: the list waits for the second one. */
  async load () {
    const filter = { state: this.state, search: this.search }
    this.count(filter)
    const { isPrivacyOfficer: isOfficer } = await viewer()
    const orderBy = orderOf(this.sort)
    try {
      const { contacts } = await ask(CONTACTS, { filter, orderBy, isOfficer, ...pageArguments(this.route.query) })
      this.isOfficer = isOfficer
      this.isTooShort = false
      return contacts
    } catch (error) {
      this.isTooShort = this.search !== '' && error instanceof Refusal && error.code === 'BAD_USER_INPUT'
      if (!this.isTooShort) throw error
      return this.data ?? { nodes: [], pageInfo: {} }
    }
  }

  /** Counting takes longer than a page, which does not wait for it. @param {import('./counts.js').Filter} filter */
  async count (filter) {
    const counts = await countsOf(filter)
    if (filter.state === this.state && filter.search === this.search) this.counts = counts
    this.requestUpdate()
  }

  /**
   * The address of this list with some things changed; a page of another list would be meaningless.
   *
   * @param {Record<string, string | undefined>} changes
   */
  addressWith (changes) {
    const { state, search, sort } = Object.fromEntries(this.route.query)
    return address('contacts', null, { state, search, sort, ...changes })
  }

  content () {
    return html`
      ${viewLinks(t('contacts.views'), STATES.map(state => (
        { text: t(`contacts.${state}`), target: this.addressWith({ state, sort: undefined }), isHere: state === this.state })))}
      <label>${t('contacts.search')}
        <input type="search" maxlength="200" .value=${this.shownSearch} aria-describedby="search-hint" @input=${this.searched}>
        <small id="search-hint">${t('contacts.search.hint')}</small>
      </label>
      <p role="status">${this.status()}</p>
      <desk-contact-toolbar class=${this.selected.size ? 'sticky' : nothing} .selected=${this.selected} .state=${this.state}
                            .isOfficer=${this.isOfficer} @unselect=${this.unselect}
                            @changed=${() => { this.unselect(); this.read() }}></desk-contact-toolbar>
      ${this.data.nodes.length ? this.table() : html`<p>${t('contacts.none')}</p>`}
      ${pages(this.data.pageInfo, position => this.addressWith(position))}`
  }

  status () {
    if (this.isTooShort) return t('contacts.search.tooShort')
    return this.counts ? counted(this.counts, state => this.addressWith({ state, sort: undefined })) : nothing
  }

  table () {
    return html`
      <desk-contact-table .contacts=${this.data.nodes} .state=${this.state} .isSearched=${this.search !== ''} .sort=${this.sort}
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
    this.sent = this.search
    clearTimeout(this.pause)
    this.pause = setTimeout(() => {
      this.sent = target.value.trim()
      replaceWith(this.addressWith({ search: this.sent, sort: undefined }))
    }, 250)
  }
}

customElements.define('desk-contacts', Contacts)
