// A part that asks the server to do something, and shows why it cannot, with a button to try it again. Whoever leaves the part
// ends what it has asked for.

import { nothing } from 'lit'
import { Refusal } from '../api/graphql.js'
import { t } from '../text/text.js'
import { tell } from './notice.js'
import { address } from './route.js'
import { Part, refused } from './view.js'

export class Acting extends Part {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = { refusal: { state: true }, isBusy: { state: true } }

  constructor () {
    super()
    /** @type {{ error: Refusal, again: () => void } | undefined} */
    this.refusal = undefined
    this.isBusy = false
    this.asking = new AbortController()
  }

  disconnectedCallback () {
    super.disconnectedCallback()
    this.end()
  }

  /** What was asked for is not asked again, and gets no answer. */
  end () {
    this.asking.abort()
    Object.assign(this, { asking: new AbortController(), isBusy: false })
  }

  /**
   * For what people have confirmed: if it is ended too late, they are told where they see whether it was done.
   *
   * @param {string} view
   * @param {string} [id] of a contact
   */
  confirming (view, id) {
    const link = { target: address(view, id), text: t(id ? 'contact' : `desk.${view}`) }
    return { signal: this.asking.signal, mayBeDone: () => tell({ text: t('notice.mayBeDone'), link }) }
  }

  refused () {
    return this.refusal ? refused(this.refusal.error, this.refusal.again) : nothing
  }

  /** A second click does nothing. @param {() => Promise<void>} act */
  async once (act) {
    if (!this.isBusy) await this.attempt(act)
  }

  /** @param {() => Promise<void>} act */
  async attempt (act) {
    Object.assign(this, { refusal: undefined, isBusy: true })
    try {
      await act()
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      this.refusal = { error, again: () => this.once(act) }
    } finally {
      this.isBusy = false
    }
  }

  /** @param {string} selector */
  async focusOn (selector) {
    await this.updateComplete
    const element = /** @type {HTMLElement | null} */ (this.querySelector(selector))
    element?.focus()
  }
}
