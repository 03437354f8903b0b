// The form that places a legal hold: why the contact must be kept, and until when. What was typed stays when the server
// refuses it, is away, or asks for a new sign-in.

import { html, nothing } from 'lit'
import { Acting } from '../parts/acting.js'
import { attempt } from '../parts/attempt.js'
import { tell } from '../parts/notice.js'
import { change } from '../parts/view.js'
import { isKnown, t } from '../text/text.js'
import { PLACE_HOLD } from './documents.js'

/** So that a hold that is sent twice, after a lost answer, is placed once. */
export const newKey = () => crypto.getRandomValues(new Uint32Array(4)).join('-')

/** The first day on which a hold can end: the end of today may be over before the server reads it. */
const tomorrow = () => {
  const date = new Date()
  date.setDate(date.getDate() + 1)
  return date.toLocaleDateString('sv')
}

class HoldForm extends Acting {
  static properties = { contact: { attribute: false }, wrong: { state: true } }

  constructor () {
    super()
    /** @type {any} */
    this.contact = undefined
    /** The field that the server refuses, with its text. @type {{ field?: string, text: string } | undefined} */
    this.wrong = undefined
  }

  render () {
    return html`
      <details>
        <summary role="button" class="secondary outline">${t('hold.place')}</summary>
        <form @submit=${this.submitted}>
          <label>${t('hold.reason')}
            <textarea name="reason" required maxlength="1000" dir="auto"
              aria-invalid=${this.isWrong('reason')} aria-describedby="hold-wrong"></textarea>
          </label>
          <label>${t('hold.end')}
            <input type="date" name="until" min=${tomorrow()} max="9999-12-31"
              aria-invalid=${this.isWrong('until')} aria-describedby="hold-hint hold-wrong">
          </label>
          <small id="hold-hint">${t('hold.end.hint')}</small>
          <p role="alert" id="hold-wrong">${this.wrong?.text}</p>
          <button aria-busy=${this.isBusy ? 'true' : nothing}>${t('hold.place')}</button>
        </form>
      </details>`
  }

  /** @param {string} field */
  isWrong (field) {
    return this.wrong?.field === field ? 'true' : nothing
  }

  /** @param {SubmitEvent & { currentTarget: HTMLFormElement }} event */
  submitted (event) {
    event.preventDefault()
    const form = event.currentTarget
    return this.once(() => this.place(form))
  }

  /** @param {HTMLFormElement} form */
  async place (form) {
    const { id } = this.contact
    const { reason, until } = Object.fromEntries(new FormData(form))
    const payload = await attempt(() => change(PLACE_HOLD, {
      contactId: id,
      reason,
      until: until ? new Date(`${until}T23:59:59`).toISOString() : null,
      idempotencyKey: newKey(),
    }, this.confirming('contacts', id)))
    if (payload) this.answered(payload.userErrors[0], form)
  }

  /** @param {{ code: string, field: string[] | null } | undefined} error @param {HTMLFormElement} form */
  answered (error, form) {
    const field = error?.field?.at(-1)
    this.wrong = error && { field, text: wrongText(error.code, field) }
    if (error) return
    form.reset()
    const details = /** @type {HTMLDetailsElement} */ (form.parentElement)
    details.open = false
    details.querySelector('summary')?.focus()
    tell({ text: t('hold.isPlaced') })
    this.dispatchEvent(new CustomEvent('desk:changed', { bubbles: true }))
  }
}

/** @param {string} code @param {string} [field] */
export const wrongText = (code, field) => {
  if (code === 'CONTACT_NOT_FOUND') return t('contact.isGone')
  const name = field ? `hold.${code}.${field}` : `hold.${code}`
  return t(isKnown(name) ? name : 'hold.refused')
}

customElements.define('desk-hold-form', HoldForm)
