// A part that asks the server to do something, and shows why it cannot, with a button to try it again.

import { nothing } from 'lit'
import { Refusal } from '../api/graphql.js'
import { Part, refused } from './view.js'

export class Acting extends Part {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = { refusal: { state: true }, isBusy: { state: true } }

  constructor () {
    super()
    /** @type {{ error: Refusal, again: () => void } | undefined} */
    this.refusal = undefined
    this.isBusy = false
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
