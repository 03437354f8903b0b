// The table of a page of contacts, with columns that sort and boxes that select.

import { html, nothing } from 'lit'
import { live } from 'lit/directives/live.js'
import { scrollable } from '../parts/lists.js'
import { address } from '../parts/route.js'
import { Part } from '../parts/view.js'
import { day, t } from '../text/text.js'

/** The columns by which the API sorts, with the direction that people expect first. */
const SORTED = new Map([
  ['name', { field: 'NAME', first: 'ASC' }],
  ['createdAt', { field: 'CREATED_AT', first: 'DESC' }],
  ['softDeletedAt', { field: 'SOFT_DELETED_AT', first: 'DESC' }],
])

/** What the API calls an order such as `name ASC`. @param {string} sort */
export const orderOf = sort => {
  const [column, direction] = sort.split(' ')
  const field = SORTED.get(column)?.field
  return field ? { field, direction: direction === 'DESC' ? 'DESC' : 'ASC' } : null
}

/** Whether a hold is in force, if the reader may know. @param {any} contact */
const isHeld = ({ legalHolds }) => legalHolds?.nodes.some((/** @type {any} */ { endedAt }) => !endedAt)

class ContactTable extends Part {
  static properties = {
    contacts: { attribute: false },
    isLate: { attribute: false },
    state: { attribute: false },
    sortable: { attribute: false },
    sort: { attribute: false },
    addressOf: { attribute: false },
    selected: { attribute: false },
  }

  constructor () {
    super()
    /** @type {any[]} */
    this.contacts = []
    /** Whether those of another list are to come: nobody means these by "all on this page". */
    this.isLate = false
    this.state = 'ACTIVE'
    /** The columns by which this list can be sorted. @type {string[]} */
    this.sortable = []
    this.sort = ''
    /** @type {(sort: string) => string} the address of the list in this order */
    this.addressOf = () => ''
    /** @type {Set<string>} */
    this.selected = new Set()
  }

  render () {
    const columns = ['name', 'email', 'phone', this.state === 'ACTIVE' ? 'createdAt' : 'softDeletedAt']
    return scrollable(t('desk.contacts'), html`
      <thead><tr>
        <td ?inert=${this.isLate}>${this.boxForAll()}</td>${columns.map(column => this.columnHeading(column))}
      </tr></thead>
      <tbody ?inert=${this.isLate}>${this.contacts.map(contact => html`
        <tr>
          <td>${this.box(contact)}</td>
          <th scope="row"><a href=${address('contacts', contact.id)}><bdi>${contact.name}</bdi></a>
            ${isHeld(contact) ? html`<mark>${t('contacts.held')}</mark>` : nothing}
            ${contact.email ? html`<small class="narrow"><bdi>${contact.email}</bdi></small>` : nothing}</th>
          <td class="wide" id=${`email-${contact.id}`}><bdi>${contact.email}</bdi></td>
          <td class="wide"><bdi>${contact.phone}</bdi></td>
          <td>${day(contact[columns[3]])}</td>
        </tr>`)}
      </tbody>`)
  }

  /** Namesakes are told apart by their e-mail addresses. @param {{ id: string, name: string }} contact */
  box ({ id, name }) {
    return html`
      <input type="checkbox" aria-label=${t('contacts.select', { name })} aria-describedby=${`email-${id}`}
             .checked=${live(this.selected.has(id))}
             @change=${(/** @type {Event & { target: HTMLInputElement }} */ { target }) => this.select([id], target.checked)}>`
  }

  boxForAll () {
    const ids = this.contacts.map(({ id }) => id)
    const count = ids.filter(id => this.selected.has(id)).length
    return html`
      <input type="checkbox" aria-label=${t('contacts.selectAll')} .checked=${live(count === ids.length)}
             .indeterminate=${count > 0 && count < ids.length}
             @change=${(/** @type {Event & { target: HTMLInputElement }} */ { target }) => this.select(ids, target.checked)}>`
  }

  /** @param {string[]} ids @param {boolean} isSelected */
  select (ids, isSelected) {
    this.dispatchEvent(new CustomEvent('select-contacts', { detail: { ids, isSelected } }))
  }

  /** @param {string} column */
  columnHeading (column) {
    const order = SORTED.get(column)
    if (!order || !this.sortable.includes(column)) {
      return html`<th scope="col" class=${order ? nothing : 'wide'}>${t(`contact.${column}`)}</th>`
    }
    const [sorted, direction] = this.sort.split(' ')
    const isSorted = sorted === column
    const next = isSorted ? (direction === 'ASC' ? 'DESC' : 'ASC') : order.first
    return html`
      <th scope="col" aria-sort=${isSorted ? (direction === 'ASC' ? 'ascending' : 'descending') : nothing}>
        <a href=${this.addressOf(`${column} ${next}`)}>${t(`contact.${column}`)}</a>
        ${isSorted ? html`<span aria-hidden="true">${direction === 'ASC' ? '▲' : '▼'}</span>` : nothing}
      </th>`
  }
}

customElements.define('desk-contact-table', ContactTable)
