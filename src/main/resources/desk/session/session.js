// Who is signed in. Tokens are kept in this module's memory only: not in the storage of the browser, not in an address.
// Whoever signs out in one tab is signed out in all of them, since the provider's session is one, too.

import { developmentSignIn } from './development.js'
import { SignInFailure } from './failure.js'
import { providerSignIn } from './provider.js'

/**
 * @typedef {object} SignIn a way to sign in, which fails with a `SignInFailure`
 * @property {() => Promise<string | undefined>} resume the token of somebody who was signed in before a reload
 * @property {(choice: string, isAgain: boolean) => Promise<string | undefined>} signIn
 * @property {() => Promise<string | undefined>} renew a new token in place of one that has run out
 * @property {() => void} forget what this page knows of who was signed in
 * @property {() => Promise<void>} signOut at the provider
 * @property {() => Promise<string[]>} choices the callers to choose from; empty if there is one way only
 */

const SIGNED_OUT = 'signed out'

class Session extends EventTarget {
  /** Not where a browser has no channels, or keeps them from the page. @type {BroadcastChannel | undefined} */
  #otherTabs

  /** @type {SignIn | undefined} */
  #way = document.body.dataset.developmentTokens === 'true'
    ? developmentSignIn()
    : document.body.dataset.provider ? providerSignIn(document.body.dataset) : undefined

  /** @type {string | undefined} */
  #token

  /** @type {Promise<string | undefined> | undefined} */
  #renewal

  #signingOut = new AbortController()
  #ending = new AbortController()

  /** False if this server has no way to sign in. */
  isPossible = this.#way !== undefined

  /** True from the first sign-in on: what was shown then may go on after the next one. */
  wasSignedIn = false

  /** Why the last attempt to sign in or out has failed. @type {SignInFailure | undefined} */
  failure

  /** Who is signed in, as other people read it; empty until the server has said so. */
  name = ''

  constructor () {
    super()
    try {
      this.#otherTabs = new BroadcastChannel('helpdesk:desk:session')
    } catch {
      return
    }
    this.#otherTabs.onmessage = ({ data }) => { if (data === SIGNED_OUT) this.#forget() }
  }

  /** Aborted when somebody signs out: what goes on then was begun for somebody who is no longer here. */
  get untilSignOut () {
    return this.#signingOut.signal
  }

  /** Aborted when the session ends, by itself as well: whoever signs in next may be somebody else. */
  get untilEnd () {
    return this.#ending.signal
  }

  /** @returns {Record<string, string>} */
  headers () {
    return this.#token ? { Authorization: `Bearer ${this.#token}` } : {}
  }

  isSignedIn () {
    return this.#token !== undefined
  }

  resume () {
    return this.#attempt(async () => this.#way?.resume())
  }

  /** @param {string} [choice] */
  signIn (choice = '') {
    return this.#attempt(async () => this.#way?.signIn(choice, this.wasSignedIn))
  }

  /** Whether there is a new token in place of one that has run out. Many requests may ask at once. */
  async renewed () {
    const { untilSignOut, untilEnd } = this
    this.#renewal ??= this.#way?.renew().finally(() => { this.#renewal = undefined })
    const token = await this.#renewal?.catch(() => undefined)
    if (untilSignOut.aborted) this.#way?.forget()
    else if (!untilEnd.aborted) this.#token = token
    return this.isSignedIn()
  }

  /** Nothing is accepted any more; what people have typed stays where it is. */
  ended () {
    this.#ending.abort()
    this.#ending = new AbortController()
    this.#set(undefined)
  }

  /** Unlike a session that has ended by itself, this leaves nothing on the screen. */
  async signOut () {
    this.#forget()
    this.#otherTabs?.postMessage(SIGNED_OUT)
    await this.#attempt(async () => { await this.#way?.signOut() })
  }

  #forget () {
    this.#signingOut.abort()
    this.#signingOut = new AbortController()
    this.wasSignedIn = false
    this.#way?.forget()
    this.ended()
  }

  async choices () {
    return await this.#way?.choices().catch(() => []) ?? []
  }

  /** @param {() => Promise<string | void>} step */
  async #attempt (step) {
    const { untilSignOut } = this
    this.failure = undefined
    try {
      const token = await step() ?? undefined
      if (untilSignOut.aborted) this.#way?.forget()
      else this.#set(token)
    } catch (failure) {
      if (!(failure instanceof SignInFailure)) throw failure
      this.failure = failure
      this.#set(undefined)
    }
  }

  /** @param {string | undefined} token */
  #set (token) {
    this.#token = token
    if (token) this.wasSignedIn = true
    this.dispatchEvent(new Event('change'))
  }
}

export const session = new Session()
