// The legal holds of a contact, those in force and those that have ended, for privacy officers: they place holds here, and
// release them.

import { html } from 'lit'
import { attempt } from '../parts/attempt.js'
import { tell } from '../parts/notice.js'
import { change } from '../parts/view.js'
import { day, moment, t } from '../text/text.js'
import { HOLDS, PLACE_HOLD, RELEASE_HOLD } from './documents.js'
import { newKey, wrongText } from './hold-form.js'
import { Section } from './section.js'

class Holds extends Section {
  /** The hold that was released last. @type {string | undefined} */
  released

  get name () {
    return 'legalHolds'
  }

  get document () {
    return HOLDS
  }

  content () {
    return html`${super.content()} <desk-hold-form .contact=${this.contact} @desk:changed=${this.changed}></desk-hold-form>`
  }

  /** @param {any[]} holds */
  rows (holds) {
    return html`
      <ul class="holds">
        ${holds.map(hold => html`<li>${hold.endedAt ? this.ended(hold) : this.inForce(hold)}</li>`)}
      </ul>`
  }

  /** @param {any} hold */
  inForce (hold) {
    const { id, reason, until, placedAt, placedBy } = hold
    return html`
      <article>
        <p><strong>${until ? t('hold.until', { day: day(until) }) : t('hold.withoutEnd')}</strong></p>
        <p class="text" dir="auto" id=${`reason-${id}`}>${reason}</p>
        <p><small>${t('hold.placed', { actor: placedBy.displayName, time: moment(placedAt) })}</small></p>
        <button class="secondary" aria-describedby=${`reason-${id}`} @click=${() => this.release(hold)}>
          ${t('hold.release')}
        </button>
      </article>`
  }

  /** @param {any} hold */
  ended ({ reason, placedAt, placedBy, endedAt, releasedBy }) {
    return html`
      <p class="text" dir="auto">${reason}</p>
      <p><small>
        ${t('hold.placed', { actor: placedBy.displayName, time: moment(placedAt) })}
        ${releasedBy
          ? t('hold.released', { actor: releasedBy.displayName, time: moment(endedAt) })
          : t('hold.expired', { time: moment(endedAt) })}
      </small></p>`
  }

  /**
   * A released hold does not come back: undoing places another one for the same reason. The second click of a double click
   * does nothing.
   *
   * @param {any} hold
   */
  async release ({ id, reason, until }) {
    if (id === this.released) return
    this.released = id
    const payload = await attempt(() => change(RELEASE_HOLD, { contactId: this.contact.id, legalHoldId: id }))
    if (!payload) return this.released = undefined
    const [error] = payload.userErrors
    if (error) tell({ text: wrongText(error.code) })
    else tell({ text: t('hold.isReleased'), undo: () => this.placeAgain(reason, until), undoText: t('hold.placeAgain') })
    this.querySelector('h2')?.focus()
    this.changed()
  }

  /** @param {string} reason @param {string | null} until */
  placeAgain (reason, until) {
    return attempt(async () => {
      const input = { contactId: this.contact.id, reason, until, idempotencyKey: newKey() }
      const { legalHold } = await change(PLACE_HOLD, input)
      tell({ text: legalHold ? t('hold.isPlaced') : t('hold.refused') })
      this.changed()
    })
  }

  /** The contact is read again, and with it this section and the others. */
  changed () {
    this.dispatchEvent(new CustomEvent('desk:changed', { bubbles: true }))
  }
}

customElements.define('desk-contact-holds', Holds)
