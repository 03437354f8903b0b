// One ticket with its conversation. What a contact wrote on other people's tickets stays when the contact is purged.

import { html, nothing } from 'lit'
import { ask } from '../api/graphql.js'
import { pageArguments, pages } from '../parts/pages.js'
import { address } from '../parts/route.js'
import { View } from '../parts/view.js'
import { statusText } from '../contact/tickets.js'
import { moment, t } from '../text/text.js'
import { TICKET } from './documents.js'
import { personLink, sentence } from './people.js'

class Ticket extends View {
  heading () {
    if (!this.data) return t('ticket')
    const { ticket } = this.data
    return ticket ? `#${ticket.number} ${ticket.subject}` : t('ticket.gone')
  }

  load () {
    return ask(TICKET, { id: this.route.id ?? '', ...pageArguments(this.route.query) })
  }

  content () {
    const { ticket } = this.data
    return ticket ? this.whole(ticket) : html`
      <p>${t('ticket.gone.means')}</p>
      <p><a href=${address('contacts')}>${t('contact.toContacts')}</a></p>`
  }

  /** @param {any} ticket */
  whole (ticket) {
    return html`
      <dl class="fields">
        <div><dt>${t('ticket.status')}</dt><dd>${statusText(ticket.status)}</dd></div>
        <div><dt>${t('ticket.requester')}</dt><dd>${personLink(ticket.requester)}</dd></div>
        <div><dt>${t('ticket.createdAt')}</dt><dd>${moment(ticket.createdAt)}</dd></div>
        <div><dt>${t('ticket.updatedAt')}</dt><dd>${moment(ticket.updatedAt)}</dd></div>
        ${ticket.collaborators.length ? this.collaborators(ticket.collaborators) : nothing}
      </dl>
      ${this.conversation(ticket.comments)}
      ${ticket.surveyRatings.length ? this.ratings(ticket.surveyRatings) : nothing}`
  }

  /** @param {import('./people.js').Person[]} people */
  collaborators (people) {
    return html`
      <div>
        <dt>${t('ticket.collaborators')}</dt>
        <dd><ul>${people.map(person => html`<li>${personLink(person)}</li>`)}</ul></dd>
      </div>`
  }

  /** @param {any} comments */
  conversation ({ totalCount, nodes, pageInfo }) {
    return html`
      <section aria-labelledby="conversation">
        <h2 id="conversation">${t('ticket.conversation', { n: totalCount })}</h2>
        <ol class="conversation">${nodes.map(this.comment)}</ol>
        ${pages(pageInfo, position => address('tickets', this.route.id, position))}
      </section>`
  }

  /** @param {any} comment */
  comment ({ author, body, visibility, recordedBy, createdAt }) {
    const isPrivate = visibility === 'PRIVATE'
    return html`
      <li>
        <article class=${isPrivate ? 'private' : nothing}>
          <header>
            <strong>${sentence(isPrivate ? 'ticket.hasNoted' : 'ticket.hasCommented', author, recordedBy)}</strong>
            <time datetime=${createdAt}>${moment(createdAt)}</time>
            ${isPrivate ? html`<p><small>${t('ticket.private')}</small></p>` : nothing}
          </header>
          <p class="text" dir="auto">${body}</p>
        </article>
      </li>`
  }

  /** @param {any[]} ratings */
  ratings (ratings) {
    return html`
      <section aria-labelledby="ratings">
        <h2 id="ratings">${t('ticket.ratings')}</h2>
        <ul class="conversation">${ratings.map(this.rating)}</ul>
      </section>`
  }

  /** @param {any} rating */
  rating ({ rater, score, remark, recordedBy, createdAt }) {
    return html`
      <li>
        <p>
          <strong>${sentence('ticket.hasRated', rater, recordedBy)}</strong>
          <time datetime=${createdAt}>${moment(createdAt)}</time>
        </p>
        <p>${t('ticket.score', { n: score })}</p>
        ${remark ? html`<p class="text" dir="auto">${remark}</p>` : nothing}
      </li>`
  }
}

customElements.define('desk-ticket', Ticket)
