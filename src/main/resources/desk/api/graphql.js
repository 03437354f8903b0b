// Sends documents to the API. What a document asks for comes back as it is; everything that can go wrong on the way is
// dealt with here, once for all views: a server that is away is asked again, a refusal for too many requests is waited
// out, and a token that has run out is renewed.

import { connection } from './connection.js'
import { session } from '../session/session.js'

const endpoint = new URL(/** @type {string} */ (document.body.dataset.endpoint), location.href)
/** The server gives up earlier; a connection that is lost without a word would be waited for much longer. */
const PATIENCE_MS = 30_000

/** @param {number} ms @param {AbortSignal} end */
const pause = (ms, end) => new Promise(resolve => {
  setTimeout(resolve, ms)
  end.addEventListener('abort', resolve)
})

/** Marks the documents, so that editors and the build find them and compare them with the schema. */
export const graphql = String.raw

/** What the server refuses as a whole, with the code that its error has, such as `FORBIDDEN`. */
export class Refusal extends Error {
  /** @param {{ message: string, extensions?: Record<string, any> }} error */
  constructor ({ message, extensions = {} }) {
    super(message)
    this.code = String(extensions.code)
    this.requestId = extensions.requestId
  }
}

/**
 * Answers with the data of a query or mutation. All mutations of the desk can be repeated without a second effect, so
 * they are sent again, too, when an answer is lost. When somebody has signed out meanwhile, or whoever asked has ended it,
 * nothing more is sent, and nobody is left to answer. When the session has ended by itself, this is refused: whoever signs in
 * next may be somebody else, in whose name nothing is sent that another person has asked for.
 *
 * @param {string} document
 * @param {Record<string, unknown>} [variables]
 * @param {{ signal?: AbortSignal, mayBeDone?: () => void }} [asking] the signal that ends it, and what is to be done then if the
 *     server may have been reached
 * @returns {Promise<any>}
 */
export const ask = async (document, variables = {}, { signal, mayBeDone } = {}) => {
  const { untilSignOut, untilEnd } = session
  const end = AbortSignal.any([untilSignOut, ...signal ? [signal] : []])
  const wake = AbortSignal.any([end, untilEnd])
  let mayRenew = true
  let isLost = false
  for (let attempt = 0; !end.aborted; attempt++) {
    const answer = await send(document, variables, end)
    isLost ||= answer === undefined
    if (end.aborted) break
    if (answer === undefined) {
      connection.isAway()
      await pause(Math.min(500 * 2 ** attempt, 10_000), wake)
    } else if (answer.errors?.[0].extensions?.code === 'THROTTLED') {
      const seconds = answer.retryAfter ?? 1
      connection.isThrottled(seconds)
      await pause(seconds * 1000, wake)
    } else {
      connection.isBack()
      const isRenewed = mayRenew && answer.errors?.[0].extensions?.code === 'UNAUTHENTICATED' && await session.renewed()
      if (!isRenewed) return dataOf(answer, untilEnd)
      mayRenew = false
    }
    if (untilEnd.aborted && !end.aborted) throw signedOut()
  }
  connection.isBack() // or nobody waits for it any more
  if (isLost && !untilSignOut.aborted) mayBeDone?.()
  return new Promise(() => {})
}

const signedOut = () => new Refusal({ message: '', extensions: { code: 'UNAUTHENTICATED' } })

/** The session may have ended already, and somebody may have signed in. @param {any} answer @param {AbortSignal} untilEnd */
const dataOf = ({ data, errors }, untilEnd) => {
  if (!errors) return data
  const refusal = new Refusal(errors[0])
  if (refusal.code === 'UNAUTHENTICATED' && !untilEnd.aborted) session.ended()
  throw refusal
}

/** @param {string} text */
const graphqlOf = text => {
  try {
    const answer = JSON.parse(text)
    return answer.data || answer.errors ? answer : undefined
  } catch {
    return undefined
  }
}

/**
 * What a proxy or the sign-in page of a network says in place of the server. It would say it again.
 *
 * @param {Response} response
 */
const instead = ({ status }) => ({ errors: [{ extensions: { code: status === 429 ? 'THROTTLED' : 'NOT_GRAPHQL' } }] })

/**
 * @param {string} query
 * @param {Record<string, unknown>} variables
 * @param {AbortSignal} end
 * @returns {Promise<any>} undefined if the server is away
 */
const send = async (query, variables, end) => {
  try {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json', ...session.headers() },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.any([end, AbortSignal.timeout(PATIENCE_MS)]),
    })
    if (response.status >= 502 && response.status <= 504) return undefined
    const retryAfter = Number(response.headers.get('retry-after')) || undefined
    return { ...graphqlOf(await response.text()) ?? instead(response), retryAfter }
  } catch {
    return undefined
  }
}
