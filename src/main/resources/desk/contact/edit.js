// The form that changes the fields of a contact. It sends only what was changed, and the version that was seen: if somebody
// else has changed the contact in the meantime, it says what is different, keeps what was typed, and waits to be asked again.

import { html, nothing } from 'lit'
import { Acting } from '../parts/acting.js'
import { attempt } from '../parts/attempt.js'
import { tell } from '../parts/notice.js'
import { address } from '../parts/route.js'
import { change } from '../parts/view.js'
import { isKnown, t } from '../text/text.js'
import { restoreContact } from './deletion.js'
import { UPDATE } from './documents.js'

/** @typedef {Record<string, any>} Contact */

const FIELDS = ['name', 'email', 'phone', 'jobTitle', 'address']
const LONGEST = 1000

class Edit extends Acting {
  static properties = { contact: { attribute: false }, seen: { state: true }, error: { state: true }, different: { state: true } }

  constructor () {
    super()
    /** The contact, and as it was when it was last shown here. @type {Contact} */
    this.contact = this.known = {}
    /** What the form was opened with; undefined while it is closed. @type {Contact | undefined} */
    this.seen = undefined
    /** @type {Contact | undefined} */
    this.error = undefined
    /** What somebody else has changed since. @type {{ field: string, now: string | null }[]} */
    this.different = []
  }

  /** A form that is open stays when somebody deletes the contact: what was typed can be saved once it is restored. */
  render () {
    if (this.seen) return this.form(this.seen)
    return this.contact.state === 'ACTIVE'
      ? html`<button class="secondary outline" @click=${this.open}>${t('edit')}</button>`
      : nothing
  }

  async open () {
    Object.assign(this, { seen: this.contact, known: this.contact, error: undefined, different: [] })
    await this.focusOn('input')
  }

  /** What was sent before may be saved, even if it is cancelled. */
  async close () {
    this.end()
    this.seen = undefined
    this.dispatchEvent(new CustomEvent('desk:changed', { bubbles: true }))
    await this.focusOn('button')
  }

  /** @param {Contact} seen */
  form (seen) {
    return html`
      <form @submit=${this.submitted} novalidate>
        ${FIELDS.map(field => this.input(field, seen[field] ?? ''))}
        <div role="alert" id="edit-error">
          ${this.error ? html`<p>${errorText(this.error)} ${this.wayOut(this.error)}</p>` : nothing}
          ${this.different.length ? html`<ul>${this.different.map(this.difference)}</ul>` : nothing}
        </div>
        <div class="buttons">
          <button aria-busy=${this.isBusy ? 'true' : nothing}>${t('edit.save')}</button>
          <button type="button" class="secondary" @click=${this.close}>${t('edit.cancel')}</button>
        </div>
      </form>`
  }

  /** @param {string} field @param {string} value */
  input (field, value) {
    const isWrong = this.error?.field?.at(-1) === field ? 'true' : nothing
    return html`
      <label>${t(`contact.${field}`)}
        ${field === 'address'
          ? html`<textarea name=${field} maxlength=${LONGEST} dir="auto" .value=${value}
              aria-invalid=${isWrong} aria-describedby="edit-error"></textarea>`
          : html`<input name=${field} maxlength=${LONGEST} dir="auto" autocomplete="off" .value=${value}
              aria-invalid=${isWrong} aria-describedby="edit-error">`}
      </label>`
  }

  /** To what has to be restored first: the contact, or the one that has the e-mail address. @param {Contact} error */
  wayOut ({ code, contact }) {
    if (code === 'CONTACT_NOT_ACTIVE') return html`<button type="button" @click=${this.restore}>${t('contact.restore')}</button>`
    return code === 'EMAIL_OF_SOFT_DELETED_CONTACT' && contact
      ? html`<a href=${address('contacts', contact.id)}><bdi>${contact.name}</bdi></a>`
      : nothing
  }

  restore () {
    return restoreContact(/** @type {any} */ (this.contact), () => { this.error = undefined })
  }

  /** @param {{ field: string, now: string | null }} difference */
  difference ({ field, now }) {
    return html`<li>${t('edit.now', { field: t(`contact.${field}`), value: now ?? '–' })}</li>`
  }

  /** @param {SubmitEvent & { currentTarget: HTMLFormElement }} event */
  async submitted (event) {
    event.preventDefault()
    const typed = new FormData(event.currentTarget)
    const seen = /** @type {Contact} */ (this.seen)
    const changes = FIELDS.map(field => [field, String(typed.get(field)).replaceAll('\r\n', '\n')])
      .filter(([field, value]) => value !== (seen[field] ?? ''))
      .map(([field, value]) => [field, value.trim() || null])
    await this.once(() => this.save(seen.id, Object.fromEntries(changes)))
  }

  /** @param {string} id @param {Contact} changes */
  async save (id, changes) {
    const input = { id, version: this.known.version, ...changes }
    const payload = await attempt(() => change(UPDATE, input, this.confirming('contacts', id)))
    const [error] = payload?.userErrors ?? []
    const current = error?.code === 'CONTACT_CHANGED' && error.contact
    if (current && !this.isDifferent(current, changes)) await this.save(id, changes)
    else if (payload) this.answered(error)
  }

  /** @param {Contact | undefined} error */
  answered (error) {
    this.error = error
    if (error && error.code !== 'CONTACT_NOT_FOUND') return
    tell({ text: error ? t('contact.isGone') : t('edit.saved') })
    this.close()
  }

  /**
   * Only what the form shows needs a second look, and only where it is not what was typed: an answer may have been lost.
   *
   * @param {Contact} current @param {Contact} changes
   */
  isDifferent (current, changes) {
    this.different = FIELDS.filter(field => current[field] !== this.known[field] && current[field] !== changes[field])
      .map(field => ({ field, now: current[field] }))
    this.known = current
    return this.different.length > 0
  }
}

/** @param {Contact} error */
const errorText = ({ code, field }) => {
  const name = code === 'INVALID_INPUT' ? `edit.INVALID_INPUT.${field?.at(-1)}` : `edit.${code}`
  return t(isKnown(name) ? name : 'edit.refused')
}

customElements.define('desk-contact-edit', Edit)
