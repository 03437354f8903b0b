// What all views have in common: they read something, show that they are waiting or why they cannot go on, and move the
// focus of the keyboard and of screen readers to their heading when they are opened.

import { LitElement, html, nothing } from 'lit'
import { Refusal, ask } from '../api/graphql.js'
import { session } from '../session/session.js'
import { isKnown, t } from '../text/text.js'

/** @typedef {import('lit').TemplateResult} Template */

/** Shown without a shadow tree, so that the page has one style sheet, and labels and live regions work across parts. */
export class Part extends LitElement {
  createRenderRoot () {
    return this
  }
}

export class View extends Part {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = {
    route: { attribute: false },
    data: { state: true },
    refusal: { state: true },
  }

  constructor () {
    super()
    /** @type {import('./route.js').Route} */
    this.route = { view: '', id: undefined, query: new URLSearchParams() }
    /** @type {any} */
    this.data = undefined
    /** @type {Refusal | undefined} */
    this.refusal = undefined
    this.reading = 0
    this.readAgain = () => { this.read() }
  }

  connectedCallback () {
    super.connectedCallback()
    session.addEventListener('change', this.readAgain)
  }

  disconnectedCallback () {
    super.disconnectedCallback()
    session.removeEventListener('change', this.readAgain)
    this.reading++
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate (changed) {
    if (changed.has('route')) this.read()
  }

  /** What the view needs to know. @returns {Promise<any>} */
  async load () {
    return {}
  }

  /** @returns {string} the heading, which is the title of the page, too */
  heading () {
    return t('desk')
  }

  /** @returns {Template | typeof nothing} */
  content () {
    return nothing
  }

  /**
   * Only the newest answer is shown, in whatever order they arrive. What somebody else has read before is not left to
   * whoever may not read it.
   */
  async read () {
    if (!session.isSignedIn()) return
    const reading = ++this.reading
    try {
      const data = await this.load()
      if (reading === this.reading) Object.assign(this, { data, refusal: undefined })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      if (reading !== this.reading) return
      this.refusal = error
      if (error.code === 'FORBIDDEN') this.data = undefined
    }
  }

  /** The button for it is gone once it has worked. */
  async tryAgain () {
    await this.read()
    if (!this.refusal) await this.focusHeading()
  }

  render () {
    return html`
      <h1 tabindex="-1"><bdi>${this.heading()}</bdi></h1>
      ${this.refusal ? refused(this.refusal, () => { this.tryAgain() }) : nothing}
      ${this.data ? this.content() : this.refusal ? nothing : html`<p aria-busy="true">${t('desk.loading')}</p>`}`
  }

  /** A view that was left may be updated once more, by an answer that arrives late. */
  updated () {
    if (this.isConnected) document.title = `${this.heading()} · ${t('desk')}`
  }

  /** Called by the page when it has opened this view, but not when the view has only changed. */
  async focusHeading () {
    await this.updateComplete
    this.querySelector('h1')?.focus()
  }
}

/** What is refused in the same way however often it is asked for. */
const FINAL = ['FORBIDDEN', 'INVALID_CURSOR']

/** @param {Refusal} refusal */
export const reasonOf = ({ code, requestId = '–' }) =>
  isKnown(`refusal.${code}`) ? t(`refusal.${code}`) : t('refusal.other', { requestId })

/**
 * @param {Refusal} refusal
 * @param {() => void} again
 */
export const refused = (refusal, again) => html`
  <div role="alert" class="refusal">
    <p>${reasonOf(refusal)}</p>
    ${FINAL.includes(refusal.code) ? nothing : html`<button class="secondary" @click=${again}>${t('refusal.again')}</button>`}
  </div>`

/**
 * Asks with a mutation. Refusals by the rules of the help desk are part of its answer.
 *
 * @param {string} document
 * @param {Record<string, unknown>} input
 * @param {Parameters<typeof ask>[2]} [asking]
 */
export const change = async (document, input, asking) => Object.values(await ask(document, { input }, asking))[0]
