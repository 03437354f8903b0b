// One batch: what it will do, how far it is, which contacts are left out and why, and the button that cancels it.

import { html, nothing } from 'lit'
import { ask } from '../api/graphql.js'
import { listOfActions } from '../erase/actions.js'
import { attempt } from '../parts/attempt.js'
import { Followed } from '../parts/followed.js'
import { addressAt, argumentsAt, pageArguments, pages } from '../parts/pages.js'
import { address } from '../parts/route.js'
import { change } from '../parts/view.js'
import { moment, momentInZone, t } from '../text/text.js'
import { contactsOf, listOfContacts } from './contacts.js'
import { BATCH, CANCEL, PROGRESS } from './documents.js'
import { leftOut } from './left-out.js'
import './start.js'

/** As many as one page of the API has: there can be thousands. */
const PAGE_SIZE = 100

class Batch extends Followed {
  heading () {
    return t(this.data?.batch?.state === 'COMPLETED' ? 'batch.heading.COMPLETED' : 'batch.heading')
  }

  async load () {
    const { id, query } = this.route
    const position = query.get('contacts') ?? ''
    const { purgeBatch } = await ask(BATCH, { id, ...pageArguments(query) })
    if (purgeBatch?.state === 'RUNNING') this.follow(PROGRESS, ({ purgeBatchProgress }) => this.goOn(purgeBatchProgress))
    return { batch: purgeBatch, contacts: await contactsOf(purgeBatch, argumentsAt(position, PAGE_SIZE)), position }
  }

  /** Whoever turns the pages of its contacts reads on at the beginning. */
  async read () {
    const { position } = this.data ?? {}
    await super.read()
    await this.updateComplete
    if (position !== undefined && position !== this.data?.position) this.querySelector('summary')?.focus()
  }

  /** What is new about the batch; who is left out is read when there is somebody new. @param {any} progress */
  goOn (progress) {
    const { leftOutCount } = this.data?.batch ?? progress
    this.data = { ...this.data, batch: { ...this.data?.batch, ...progress } }
    if (progress.leftOutCount !== leftOutCount) this.read()
  }

  content () {
    const { batch, contacts } = this.data
    return html`
      ${batch ? this.shown(batch, contacts) : html`<p>${t('batch.unknown')}</p>`}
      <p><a href=${address('batches')}>${t('batch.all')}</a></p>`
  }

  /** @param {any} batch @param {any} contacts */
  shown (batch, contacts) {
    const { state, contactCount, leftOutCount, actions, contactsLeftOut } = batch
    return html`
      <p role="status">${this.stateInWords(batch)}</p>
      ${state === 'PREPARED' ? nothing : this.progress(batch)}
      ${this.buttons(batch)}
      ${this.people(batch)}
      ${contacts?.nodes.length ? this.contacts(contacts, contactCount) : nothing}
      ${leftOutCount ? this.leftOut(contactsLeftOut, leftOutCount) : nothing}
      <details ?open=${state === 'PREPARED' && contactCount > 0}>
        <summary>${t(state === 'PREPARED' ? 'batch.plan' : 'batch.planned')}</summary>
        ${listOfActions(actions)}
      </details>`
  }

  /** @param {any} contacts @param {number} count */
  contacts ({ nodes, pageInfo }, count) {
    const links = pages(pageInfo, position => addressAt(this.route, 'contacts', position))
    return listOfContacts(nodes, count, links, this.route.query.has('contacts') || undefined)
  }

  /** @param {any} contacts @param {number} count */
  leftOut ({ nodes, pageInfo }, count) {
    return html`
      <h2>${t('batch.leftOut', { n: count })}</h2>
      ${leftOut(nodes)}
      ${pages(pageInfo, position => address('batches', this.route.id, { contacts: this.data.position, ...position }))}`
  }

  /** @param {any} batch */
  stateInWords ({ state, startsAt, expiresAt, endedAt, cancelledBy, contactCount, purgedCount }) {
    if (state === 'PREPARED' && startsAt) return t('batch.PREPARED.starts', { n: contactCount, time: momentInZone(startsAt) })
    const time = momentInZone(state === 'COMPLETED' || state === 'CANCELLED' ? endedAt : expiresAt)
    const text = state === 'CANCELLED' && !purgedCount ? 'batch.CANCELLED.nothing' : `batch.${state}`
    return t(text, { n: contactCount, time, name: cancelledBy?.displayName ?? '–' })
  }

  /** @param {any} batch */
  progress ({ purgedCount, contactCount }) {
    return html`
      <label>${t('batch.progress', { done: purgedCount, total: contactCount })}
        <progress value=${purgedCount} max=${Math.max(contactCount, 1)}></progress>
      </label>`
  }

  /** @param {any} batch */
  buttons ({ id, state, contactCount }) {
    if (state !== 'PREPARED' && state !== 'RUNNING') return nothing
    return html`
      <p class="toolbar">
        ${state === 'PREPARED' && contactCount
          ? html`<button @click=${() => this.start(id)}>${t('batch.start')}</button>`
          : nothing}
        <button class="secondary" @click=${() => this.cancel(id)}>${t(`batch.cancel.${state}`)}</button>
      </p>
      <desk-batch-start @started=${this.changed}></desk-batch-start>`
  }

  /** @param {any} batch */
  people ({ preparedBy, preparedAt, startedBy, beganAt }) {
    return html`
      <p>${t('batch.preparedBy', { name: preparedBy.displayName, time: moment(preparedAt) })}
        ${startedBy ? t('batch.startedBy', { name: startedBy.displayName, time: moment(beganAt) }) : nothing}</p>`
  }

  /** @param {string} id */
  start (id) {
    const dialog = /** @type {import('./start.js').StartBatch} */ (this.querySelector('desk-batch-start'))
    dialog.open(id)
  }

  /** The buttons are others now, or gone, and with them the focus. */
  async changed () {
    await this.read()
    await this.focusHeading()
  }

  /** Whether it was cancelled or had ended before, the view says afterwards. @param {string} id */
  cancel (id) {
    return attempt(async () => {
      await change(CANCEL, { id })
      await this.changed()
    })
  }
}

customElements.define('desk-batch', Batch)
