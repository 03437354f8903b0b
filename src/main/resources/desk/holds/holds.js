// The contacts with a legal hold in force, with the ends of their holds. For privacy officers.

import { html, nothing } from 'lit'
import { ask } from '../api/graphql.js'
import { scrollable, viewLinks } from '../parts/lists.js'
import { pageArguments, pages } from '../parts/pages.js'
import { address } from '../parts/route.js'
import { View } from '../parts/view.js'
import { viewer } from '../session/viewer.js'
import { day, t } from '../text/text.js'
import { COUNTS, HELD } from './documents.js'

const STATES = ['ACTIVE', 'SOFT_DELETED']

class Holds extends View {
  heading () {
    return t('desk.holds')
  }

  get state () {
    return this.route.query.get('state') === 'SOFT_DELETED' ? 'SOFT_DELETED' : 'ACTIVE'
  }

  async load () {
    if (!(await viewer()).isPrivacyOfficer) return { isForbidden: true }
    const list = { state: this.state, ...pageArguments(this.route.query) }
    const [counts, { contacts }] = await Promise.all([ask(COUNTS), ask(HELD, list)])
    return { counts, ...contacts }
  }

  content () {
    const { isForbidden, counts, nodes, pageInfo } = this.data
    if (isForbidden) return html`<p>${t('contact.legalHolds.forbidden')}</p>`
    const n = (/** @type {string} */ state) => counts[state].totalCount
    return html`
      ${viewLinks(t('contacts.views'), STATES.map(state => (
        { text: t(`holds.${state}`, { n: n(state) }), target: address('holds', null, { state }), isHere: state === this.state }
      )))}
      <p role="status">${t('holds.count', { n: n(this.state) })}</p>
      ${nodes.length ? this.table(nodes) : nothing}
      ${pages(pageInfo, position => address('holds', null, { state: this.state, ...position }))}`
  }

  /** @param {any[]} contacts */
  table (contacts) {
    return scrollable(t('desk.holds'), html`
      <thead>
        <tr>
          <th scope="col">${t('contact.name')}</th>
          <th scope="col">${t('holds.inForce')}</th>
        </tr>
      </thead>
      <tbody>${contacts.map(({ id, name, legalHolds }) => html`
        <tr>
          <th scope="row"><a href=${address('contacts', id)}><bdi>${name}</bdi></a></th>
          <td><ul class="holds">${legalHolds.nodes.map(this.hold)}</ul></td>
        </tr>`)}
      </tbody>`)
  }

  /** @param {any} hold */
  hold ({ reason, until, endedAt }) {
    return endedAt ? nothing : html`
      <li>
        <strong>${until ? t('hold.until', { day: day(until) }) : t('hold.withoutEnd')}</strong>
        <p class="text" dir="auto">${reason}</p>
      </li>`
  }
}

customElements.define('desk-holds', Holds)
