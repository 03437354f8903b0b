// "Delete Forever" for many contacts: what will be done to all of them together, which of them are left out and why, and
// the same deliberate act as for one contact. A batch that was prepared before can be started with it, too.

import { html, nothing } from 'lit'
import { ask } from '../api/graphql.js'
import { listOfActions } from '../erase/actions.js'
import '../erase/deliberate.js'
import { Dialog } from '../parts/dialog.js'
import { argumentsAt } from '../parts/pages.js'
import { address, goTo } from '../parts/route.js'
import { change } from '../parts/view.js'
import { session } from '../session/session.js'
import { momentInZone, t } from '../text/text.js'
import { contactsOf, listOfContacts } from './contacts.js'
import { BATCH, PREPARE, START } from './documents.js'
import { leftOut } from './left-out.js'

export class StartBatch extends Dialog {
  static properties = { batch: { state: true }, contacts: { state: true } }

  constructor () {
    super()
    /** @type {any} */
    this.batch = undefined
    /** @type {import('./contacts.js').Member[]} the first of them */
    this.contacts = []
  }

  /** @param {string[]} ids of the contacts */
  async prepare (ids) {
    await this.openWith(async () => (await change(PREPARE, { ids }, this.asking)).purgeBatch.id)
  }

  /** @param {string} id of a batch that is prepared */
  async open (id) {
    await this.openWith(async () => id)
  }

  /** @param {() => Promise<string>} idOfBatch */
  async openWith (idOfBatch) {
    this.batch = undefined
    await this.show()
    await this.once(async () => {
      const id = await idOfBatch()
      const { purgeBatch } = await ask(BATCH, { id }, this.asking)
      this.contacts = (await contactsOf(purgeBatch, argumentsAt(''), this.asking))?.nodes ?? []
      this.batch = purgeBatch
    })
  }

  heading () {
    if (!this.batch) return t('batch.preparing')
    const { contactCount: n } = this.batch
    return t(n ? 'batch.erase' : 'batch.erase.none', { n })
  }

  content () {
    if (!this.batch) return this.refusal ? nothing : html`<p aria-busy="true">${t('desk.loading')}</p>`
    const { contactCount, leftOutCount, contactsLeftOut, actions } = this.batch
    return html`
      ${leftOutCount ? this.leftOut(leftOutCount, contactsLeftOut.nodes) : nothing}
      ${contactCount
        ? html`
          ${this.contacts.length ? this.listed(contactCount) : nothing}
          ${listOfActions(actions)}
          ${this.confirmation(this.batch)}`
        : nothing}`
  }

  /** @param {number} count */
  listed (count) {
    return listOfContacts(this.contacts, count, this.more('batch.contacts.more', count - this.contacts.length))
  }

  /** @param {number} count @param {import('./left-out.js').LeftOut[]} contacts */
  leftOut (count, contacts) {
    return html`
      <details ?open=${count <= 5}>
        <summary>${t('batch.leftOut', { n: count })}</summary>
        ${leftOut(contacts)}
        ${this.more('batch.leftOut.more', count - contacts.length)}
      </details>`
  }

  /** The view of the batch has all of them. @param {string} text @param {number} n */
  more (text, n) {
    return n > 0 ? html`<p><a href=${address('batches', this.batch.id)} @click=${this.close}>${t(text, { n })}</a></p>` : nothing
  }

  /** @param {{ contactCount: number, expiresAt: string }} batch */
  confirmation ({ contactCount, expiresAt }) {
    return html`
      <p>${t('erase.who', { name: session.name })} <strong>${t('erase.final')}</strong></p>
      <p>${t('batch.expires', { time: momentInZone(expiresAt) })}</p>
      <desk-deliberate .number=${contactCount} .label=${t('batch.type', { n: contactCount })} .isBusy=${this.isBusy}
                       @confirmed=${this.confirmed} @cancelled=${this.close}></desk-deliberate>`
  }

  /** If somebody else has cancelled the batch, or its day is over, its view says so. */
  confirmed () {
    return this.once(async () => {
      const { id, fingerprint } = this.batch
      await change(START, { id, fingerprint }, this.confirming('batches'))
      this.close()
      this.dispatchEvent(new Event('started'))
      goTo(address('batches', id))
    })
  }
}

customElements.define('desk-batch-start', StartBatch)
