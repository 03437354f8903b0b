// The line at the bottom that says how the connection is, and the toast that says what was done, with a button to undo it.
// Both are live regions: screen readers say them without losing their place.

import { html, nothing } from 'lit'
import { connection } from '../api/connection.js'
import { session } from '../session/session.js'
import { t } from '../text/text.js'
import { Part } from './view.js'

/** @typedef {{ text: string, undo?: () => void, undoText?: string, link?: { target: string, text: string } }} Notice */

/** @param {Notice} notice */
export const tell = notice => dispatchEvent(new CustomEvent('desk:notice', { detail: notice }))

class Notices extends Part {
  static properties = { notice: { state: true }, condition: { state: true } }

  constructor () {
    super()
    /** @type {Notice | undefined} */
    this.notice = undefined
    this.condition = connection.condition
    this.listening = new AbortController()
  }

  connectedCallback () {
    super.connectedCallback()
    const { signal } = this.listening = new AbortController()
    const conditionChanged = () => { this.condition = connection.condition }
    connection.addEventListener('change', conditionChanged, { signal })
    conditionChanged()
    addEventListener('desk:notice', event => { this.notice = /** @type {CustomEvent<Notice>} */ (event).detail }, { signal })
    // Before the view that is left has something to say
    addEventListener('hashchange', () => { this.notice = undefined }, { signal, capture: true })
    session.addEventListener('change', () => { if (!session.wasSignedIn) this.notice = undefined }, { signal })
  }

  disconnectedCallback () {
    super.disconnectedCallback()
    this.listening.abort()
  }

  render () {
    const { state, seconds = 0 } = this.condition
    return html`
      <div role="status" class="connection">
        ${state === 'fine' ? nothing : html`<p>${t(`connection.${state}`, { n: seconds })}</p>`}
      </div>
      <div role="status" class="toast">${this.notice ? this.shown(this.notice) : nothing}</div>`
  }

  /** @param {Notice} notice */
  shown ({ text, undo, undoText = t('notice.undo'), link }) {
    return html`
      <p>
        <span>${text}</span>
        ${link ? html`<a href=${link.target}>${link.text}</a>` : nothing}
        ${undo ? html`<button @click=${() => { this.close(); undo() }}>${undoText}</button>` : nothing}
        <button class="close" aria-label=${t('notice.close')} @click=${this.close}>✕</button>
      </p>`
  }

  close () {
    this.notice = undefined
  }
}

customElements.define('desk-notices', Notices)
