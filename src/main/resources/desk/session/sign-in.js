// The invitation to sign in, and the line that says who has.

import { html, nothing } from 'lit'
import { Part } from '../parts/view.js'
import { t } from '../text/text.js'
import { session } from './session.js'

/** Above whatever is on the screen if a session has ended, so that people go on where they were. */
class SignIn extends Part {
  static properties = { choices: { state: true } }

  constructor () {
    super()
    /** @type {string[]} */
    this.choices = []
    this.shows = () => { this.requestUpdate() }
  }

  async connectedCallback () {
    super.connectedCallback()
    session.addEventListener('change', this.shows)
    this.choices = await session.choices()
  }

  disconnectedCallback () {
    super.disconnectedCallback()
    session.removeEventListener('change', this.shows)
  }

  render () {
    return session.wasSignedIn
      ? html`
        <dialog aria-labelledby="sign-in" closedby="none" @close=${this.updated}>
          <article><h2 id="sign-in">${t('session.ended')}</h2><p>${t('session.again')}</p>${this.ways()}</article>
        </dialog>`
      : html`<article><h1>${t('desk')}</h1><p>${t('session.welcome')}</p>${this.ways()}</article>`
  }

  /** A browser that lets people close the dialog would leave them without a way to sign in. */
  updated () {
    const dialog = this.querySelector('dialog')
    if (dialog?.isConnected && !dialog.open) dialog.showModal()
  }

  ways () {
    if (!session.isPossible) return html`<p role="alert">${t('session.impossible')}</p>`
    const { failure } = session
    return html`
      ${failure ? html`<p role="alert">${t(`session.${failure.code}`, { reason: failure.reason })}</p>` : nothing}
      ${this.choices.length
        ? this.choices.map(caller => html`
          <button @click=${() => session.signIn(caller)}>${t('session.signInAs', { caller })}</button>`)
        : html`<button @click=${() => session.signIn()}>${t('session.signIn')}</button>`}`
  }
}

class Who extends Part {
  static properties = { name: { attribute: false } }

  constructor () {
    super()
    this.name = ''
  }

  render () {
    return html`
      <p class="who"><span>${this.name ? t('session.signedInAs', { name: this.name }) : nothing}</span>
        <button class="secondary outline" @click=${() => session.signOut()}>${t('session.signOut')}</button></p>`
  }
}

customElements.define('desk-sign-in', SignIn)
customElements.define('desk-who', Who)
