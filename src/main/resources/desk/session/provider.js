// Signs in at the organisation's identity provider: OpenID Connect, as a public client with PKCE (RFC 7636). After a reload,
// the browser goes to the provider and back without a question, if its session there has not ended. A provider returns to
// one address, so the page remembers what was shown, and the secret that belongs to the request; no token is stored.

import { SignInFailure } from './failure.js'
import { digest, random, read, storage, withParameters } from './protocol.js'
import { answered, opened, passOn } from './window.js'

/** @typedef {{ state: string, verifier: string, place: string, isSilent: boolean }} Pending */

const PENDING = 'helpdesk:desk:sign-in'
const page = new URL('./', location.href).href

/** @returns {Pending | undefined} the request that this window was sent away with */
const takePending = () => {
  const pending = storage().getItem(PENDING)
  storage().removeItem(PENDING)
  return pending ? JSON.parse(pending) : undefined
}

class Provider {
  /** @type {string | undefined} */
  #refreshToken

  /** @param {DOMStringMap} settings */
  constructor ({ provider = '', clientId = '', scope = '' }) {
    this.discovery = `${provider.replace(/\/$/, '')}/.well-known/openid-configuration`
    this.clientId = clientId
    this.scope = scope
  }

  async resume () {
    const answer = new URLSearchParams(location.search)
    if (!answer.has('state')) return this.#leave(true)
    const pending = takePending()
    history.replaceState(null, '', `${page}${pending?.place ?? ''}`)
    if (pending?.state === answer.get('state')) return this.#token(pending, answer)
    if ('BroadcastChannel' in globalThis) await passOn(answer)
    return this.#leave(true)
  }

  /**
   * In a window of its own if people have something before them that would be lost otherwise.
   *
   * @param {string} _
   * @param {boolean} isAgain
   */
  async signIn (_, isAgain) {
    if (!isAgain) return this.#leave(false)
    const second = opened()
    if (!second) throw new SignInFailure('noWindow')
    try {
      return await this.renew() ?? await this.#signInWith(second)
    } finally {
      second.close()
    }
  }

  /** @param {Window} second */
  async #signInWith (second) {
    const { pending, address } = await this.#request(false)
    second.location.href = address
    return this.#token(pending, await answered(pending.state))
  }

  async renew () {
    if (!this.#refreshToken) return undefined
    try {
      return await this.#tokens({ grant_type: 'refresh_token', refresh_token: this.#refreshToken })
    } catch (failure) {
      if (/** @type {SignInFailure} */ (failure).code === 'refused') this.#refreshToken = undefined
      return undefined
    }
  }

  forget () {
    this.#refreshToken = undefined
  }

  /** The provider is told no token, since that would be part of an address. It may ask whether it is meant. */
  async signOut () {
    const { end_session_endpoint: address } = await read(this.discovery).catch(() => ({}))
    if (!address) throw new SignInFailure('notEnded')
    location.assign(withParameters(address, { client_id: this.clientId, post_logout_redirect_uri: page }))
  }

  async choices () {
    return []
  }

  /** @param {boolean} isSilent @returns {Promise<never>} since the page ends */
  async #leave (isSilent) {
    const { pending, address } = await this.#request(isSilent)
    storage().setItem(PENDING, JSON.stringify(pending))
    if (isSilent) location.replace(address)
    else location.assign(address)
    return new Promise(() => {})
  }

  /** @param {boolean} isSilent */
  async #request (isSilent) {
    const { authorization_endpoint: endpoint } = await read(this.discovery)
    const pending = { state: random(), verifier: random(), place: location.hash, isSilent }
    const address = withParameters(endpoint, {
      client_id: this.clientId,
      redirect_uri: page,
      response_type: 'code',
      scope: this.scope,
      state: pending.state,
      code_challenge: await digest(pending.verifier),
      code_challenge_method: 'S256',
      ...isSilent ? { prompt: 'none' } : {},
    })
    return { pending, address }
  }

  /** @param {Pending} pending @param {URLSearchParams} answer of the provider to this request */
  async #token ({ verifier, isSilent }, answer) {
    const error = answer.get('error')
    if (isSilent && error?.endsWith('_required')) return undefined
    if (error) throw new SignInFailure('refused', error)
    const code = answer.get('code') ?? ''
    return this.#tokens({ grant_type: 'authorization_code', code, redirect_uri: page, code_verifier: verifier })
  }

  /** @param {Record<string, string>} parameters @returns {Promise<string>} */
  async #tokens (parameters) {
    const { token_endpoint: endpoint } = await read(this.discovery)
    const body = new URLSearchParams({ ...parameters, client_id: this.clientId })
    const { access_token: token, refresh_token: refreshToken, error } = await read(endpoint, { method: 'POST', body })
    if (!token) throw new SignInFailure('refused', error)
    this.#refreshToken = refreshToken ?? this.#refreshToken
    return token
  }
}

/**
 * @param {DOMStringMap} settings
 * @returns {import('./session.js').SignIn}
 */
export const providerSignIn = settings => new Provider(settings)
