// The tickets of a contact: those that it requested, and other people's that it takes part in.

import { html } from 'lit'
import { scrollable } from '../parts/lists.js'
import { address } from '../parts/route.js'
import { day, isKnown, t } from '../text/text.js'
import { COLLABORATIONS, TICKETS } from './documents.js'
import { Section } from './section.js'

/** @param {string} status the server may have more of them one day */
export const statusText = status => isKnown(`ticket.${status}`) ? t(`ticket.${status}`) : status

class Tickets extends Section {
  get name () {
    return 'tickets'
  }

  get document () {
    return TICKETS
  }

  heading () {
    return this.data?.totalCount ? t(`contact.${this.name}.count`, { n: this.data.totalCount }) : super.heading()
  }

  /** @param {any[]} tickets */
  rows (tickets) {
    return scrollable(t(`contact.${this.name}`), html`
      <thead>
        <tr>
          <th scope="col">${t('ticket.subject')}</th>
          <th scope="col">${t('ticket.status')}</th>
          <th scope="col" class="wide">${t('ticket.createdAt')}</th>
        </tr>
      </thead>
      <tbody>${tickets.map(({ id, number, subject, status, createdAt }) => html`
        <tr>
          <th scope="row"><a href=${address('tickets', id)}>#${number} <bdi>${subject}</bdi></a></th>
          <td>${statusText(status)}</td>
          <td class="wide">${day(createdAt)}</td>
        </tr>`)}
      </tbody>`)
  }
}

class Collaborations extends Tickets {
  get name () {
    return 'collaborations'
  }

  get document () {
    return COLLABORATIONS
  }
}

customElements.define('desk-contact-tickets', Tickets)
customElements.define('desk-contact-collaborations', Collaborations)
