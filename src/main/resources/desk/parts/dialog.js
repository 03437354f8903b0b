// What all dialogs have in common: a title, a button to close them, and what the server refuses to do. Closing one ends what
// it has asked for. The line about the connection is in the dialog, too, since the one of the page is behind it.

import { html, nothing } from 'lit'
import { session } from '../session/session.js'
import { t } from '../text/text.js'
import { Acting } from './acting.js'

export class Dialog extends Acting {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = { isOpen: { state: true } }

  constructor () {
    super()
    this.isOpen = false
  }

  /** @returns {string} */
  heading () {
    return ''
  }

  /** @returns {import('lit').TemplateResult | typeof nothing} */
  content () {
    return nothing
  }

  async show () {
    this.end()
    Object.assign(this, { isOpen: true, refusal: undefined })
    await this.updateComplete
    this.querySelector('dialog')?.showModal()
  }

  close () {
    this.querySelector('dialog')?.close()
  }

  /** With a button, or the key for it. */
  closed () {
    this.isOpen = false
    this.end()
  }

  /** Whoever signs in next may be somebody else, who has not read it. @param {() => Promise<void>} act */
  async attempt (act) {
    const { untilEnd } = session
    await super.attempt(act)
    if (untilEnd.aborted) this.close()
  }

  render () {
    return html`
      <dialog aria-labelledby="dialog-title" @close=${this.closed}>
        ${this.isOpen ? this.opened() : nothing}
      </dialog>`
  }

  opened () {
    return html`
      <article>
        <header>
          <button rel="prev" aria-label=${t('notice.close')} @click=${this.close}></button>
          <h2 id="dialog-title" tabindex="-1" autofocus>${this.heading()}</h2>
        </header>
        <desk-notices></desk-notices>
        ${this.refused()}
        ${this.content()}
      </article>`
  }
}
