// What signing in at a provider needs of the browser: random values and their digests, requests, and addresses.

import { SignInFailure } from './failure.js'

/** What outlives a reload of this tab. A browser that is told to keep nothing refuses it. */
export const storage = () => {
  try {
    return sessionStorage
  } catch {
    throw new SignInFailure('noStorage')
  }
}

/** @param {Uint8Array} bytes */
const base64url = bytes =>
  btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')

export const random = () => base64url(crypto.getRandomValues(new Uint8Array(32)))

/** @param {string} text */
export const digest = async text =>
  base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))))

/**
 * @param {string} address
 * @param {RequestInit} [request]
 * @returns {Promise<any>}
 */
export const read = async (address, request) => {
  const response = await fetch(address, { credentials: 'omit', ...request }).catch(() => undefined)
  if (!response || response.status >= 500) throw new SignInFailure('away')
  return response.json().catch(() => { throw new SignInFailure('away') })
}

/**
 * @param {string} address
 * @param {Record<string, string>} parameters
 */
export const withParameters = (address, parameters) => {
  const url = new URL(address)
  Object.entries(parameters).forEach(([name, value]) => url.searchParams.set(name, value))
  return url.href
}
