// The purge batches that the policy has prepared, and that begin by themselves unless somebody cancels them here.

import { html, nothing } from 'lit'
import { ask } from '../api/graphql.js'
import { Acting } from '../parts/acting.js'
import { tell } from '../parts/notice.js'
import { address } from '../parts/route.js'
import { change } from '../parts/view.js'
import { t } from '../text/text.js'
import { BATCH_CONTACTS, CANCEL } from './documents.js'
import { shownTime } from './zones.js'

class Batches extends Acting {
  static properties = { batches: { attribute: false }, zone: {}, contacts: { state: true } }

  constructor () {
    super()
    /** @type {any[]} */
    this.batches = []
    this.zone = 'UTC'
    /** The contacts of the batches that were opened. @type {Record<string, any>} */
    this.contacts = {}
  }

  render () {
    return html`
      <h2 tabindex="-1" id="retention-batches">${t('retention.batches')}</h2>
      ${this.refused()}
      ${this.batches.length ? this.batches.map(batch => this.shown(batch)) : html`<p>${t('retention.batches.none')}</p>`}`
  }

  /** @param {any} batch */
  shown (batch) {
    const { id, state, contactCount, startsAt } = batch
    return html`
      <article aria-label=${t('retention.batch', { n: contactCount })}>
        <p id=${`batch-${id}`}><a href=${address('batches', id)}>${t('retention.batch', { n: contactCount })}</a>
          <br>${t(`retention.${state}`)} ${shownTime(startsAt, this.zone)}</p>
        <details @toggle=${(/** @type {Event & { target: HTMLDetailsElement }} */ { target }) => target.open && this.open(id)}>
          <summary aria-describedby=${`batch-${id}`}>${t('retention.batch.contacts')}</summary>
          ${this.contacts[id] ? this.list(id) : html`<p aria-busy="true">${t('desk.loading')}</p>`}
        </details>
        <button class="secondary" aria-describedby=${`batch-${id}`} aria-busy=${this.isBusy ? 'true' : nothing}
                @click=${() => this.cancel(batch)}>
          ${t(`batch.cancel.${state}`)}
        </button>
      </article>`
  }

  /** @param {string} id */
  list (id) {
    const { nodes, pageInfo } = this.contacts[id]
    return html`
      <ul>${nodes.map((/** @type {any} */ { contactId, contact }) => html`
        <li>${contact
          ? html`<a href=${address('contacts', contactId)}><bdi>${contact.name}</bdi></a>`
          : t('contact.gone')}</li>`)}
      </ul>
      ${pageInfo.hasNextPage ? html`<p><a href=${address('batches', id)}>${t('retention.batch.all')}</a></p>` : nothing}`
  }

  /** @param {string} id */
  open (id) {
    this.attempt(async () => {
      const { purgeBatch } = await ask(BATCH_CONTACTS, { id })
      this.contacts = { ...this.contacts, [id]: purgeBatch.contacts }
    })
  }

  /** @param {any} batch */
  cancel (batch) {
    this.once(async () => {
      const { userErrors: [error] } = await change(CANCEL, { id: batch.id })
      const state = error?.purgeBatch?.state ?? (error ? 'gone' : 'CANCELLED')
      tell({ text: t(state === 'CANCELLED' ? `retention.cancelled.${batch.state}` : 'retention.cancelled.tooLate') })
      this.focusOn('h2')
      this.dispatchEvent(new Event('changed'))
    })
  }
}

customElements.define('desk-retention-batches', Batches)
