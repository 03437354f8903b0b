// The frame of the page: who is signed in, where one can go, and the view that the address names.

import { html, nothing } from 'lit'
import { keyed } from 'lit/directives/keyed.js'
import { Part } from './parts/view.js'
import './parts/notice.js'
import { address, currentRoute, replaceWith } from './parts/route.js'
import './session/sign-in.js'
import { session } from './session/session.js'
import { NOBODY, viewer } from './session/viewer.js'
import { chooseLanguage, language, languageNames, t, zone } from './text/text.js'
import { opened, shown } from './views.js'

/** @typedef {import('./parts/route.js').Route} Route */

const sections = ['contacts', 'purges', 'batches', 'holds', 'retention']
const forPrivacyOfficers = ['batches', 'holds']

/** @param {Route} route */
const pageOf = ({ query }) => query.get('after') ?? query.get('before')

class Desk extends Part {
  static properties = { route: { state: true }, isResumed: { state: true }, viewer: { state: true } }

  constructor () {
    super()
    this.route = currentRoute()
    this.opening = this.route
    this.isResumed = false
    this.viewer = NOBODY
    this.reading = Promise.resolve(NOBODY)
    addEventListener('hashchange', () => { this.goTo(currentRoute()) })
    this.wasSignedIn = false
    session.addEventListener('change', () => { this.sessionChanged() })
  }

  async connectedCallback () {
    this.replaceChildren()
    super.connectedCallback()
    await Promise.all([session.resume(), this.goTo(currentRoute())])
    this.isResumed = true
  }

  /**
   * The focus goes to the heading of another view, and of another page of a list. A view that is loaded when people have
   * gone on is not shown.
   *
   * @param {Route} route
   */
  async goTo (route) {
    this.opening = route
    await opened(route, () => route === this.opening)
    if (route !== this.opening) return
    const position = pageOf(route)
    const { view, id } = this.route
    const isAnother = route.view !== view || route.id !== id || (position && position !== pageOf(this.route))
    this.route = route
    if (isAnother) await this.focusHeading()
  }

  /**
   * Whoever signs out leaves nothing on the screen, neither in the address nor in the title; a link to a view outlives
   * signing in.
   */
  async sessionChanged () {
    const { isResumed } = this
    if (this.wasSignedIn && !session.wasSignedIn) {
      document.title = t('desk')
      replaceWith('#/')
    }
    this.wasSignedIn = session.wasSignedIn
    this.requestUpdate()
    this.readViewer()
    await this.updateComplete
    if (isResumed && document.activeElement === document.body) await this.focusHeading()
  }

  /** What is for privacy officers only is shown once the server has said that one is signed in. Only its last answer counts. */
  async readViewer () {
    const reading = this.reading = session.isSignedIn() ? viewer().catch(() => NOBODY) : Promise.resolve(NOBODY)
    const answer = await reading
    if (reading !== this.reading) return
    this.viewer = answer
    session.name = answer.displayName
  }

  /** The button that was pressed to come here may be gone. */
  async focusHeading () {
    await this.updateComplete
    const view = /** @type {import('./parts/view.js').View | null} */ (this.querySelector('main > :not(desk-sign-in)'))
    if (view?.focusHeading) await view.focusHeading()
    else document.getElementById('content')?.focus()
  }

  render () {
    if (!this.isResumed) return html`<p class="container" aria-busy="true">${t('desk.loading')}</p>`
    return html`
      <a class="skip" href="#content" @click=${this.skip}>${t('desk.skip')}</a>
      <header class="container">
        <nav aria-label=${t('desk.navigation')}>
          <ul><li><strong>${t('desk')}</strong></li></ul>
          ${session.isSignedIn() ? html`<ul>${this.sections().map(section => this.link(section))}</ul>` : nothing}
        </nav>
        ${session.isSignedIn() ? html`<desk-who .name=${this.viewer.displayName}></desk-who>` : nothing}
      </header>
      <main class="container" id="content" tabindex="-1">${this.view()}</main>
      <footer class="container">
        ${session.isSignedIn() ? html`<small>${t('desk.zone', { zone })}</small>` : nothing}
        <label>${t('desk.language')}
          <select @change=${(/** @type {Event & { target: HTMLSelectElement }} */ { target }) => chooseLanguage(target.value)}>
            ${languageNames.map(({ tag, name }) => html`
              <option value=${tag} lang=${tag} ?selected=${tag === language}>${name}</option>`)}
          </select>
        </label>
      </footer>
      <desk-notices></desk-notices>`
  }

  sections () {
    return sections.filter(section => this.viewer.isPrivacyOfficer || !forPrivacyOfficers.includes(section))
  }

  /** @param {string} section */
  link (section) {
    const isHere = this.route.view === section
    return html`<li><a href=${address(section)} aria-current=${isHere ? 'page' : nothing}>${t(`desk.${section}`)}</a></li>`
  }

  /** A view stays when its session ends, with all that was typed, until somebody signs in again. */
  view () {
    return html`
      ${session.isSignedIn() ? nothing : html`<desk-sign-in></desk-sign-in>`}
      ${session.isSignedIn() || session.wasSignedIn ? keyed(`${this.route.view}/${this.route.id}`, shown(this.route)) : nothing}`
  }

  /** @param {Event} event the address of the page is that of a view, so that it cannot name a place in it */
  skip (event) {
    event.preventDefault()
    document.getElementById('content')?.focus()
  }
}

customElements.define('desk-app', Desk)
