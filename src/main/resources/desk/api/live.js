// Watches what the server does, over one WebSocket. When the connection is lost, it is opened again and the watching goes
// on: each message holds the whole state, so that none is missed.

import 'graphql-ws'
import { session } from '../session/session.js'
import { connection } from './connection.js'

/** @type {typeof import('graphql-ws')} */
const { createClient } = Reflect.get(globalThis, 'graphqlWs')

const endpoint = new URL(/** @type {string} */ (document.body.dataset.endpoint), location.href)
endpoint.protocol = endpoint.protocol.replace('http', 'ws')

/** The socket is closed, too, when there is nothing left to watch, and when the token has run out. */
const NORMAL = 1000
const REFUSED = 4403

const SECOND = 1000
const LONGEST_WAIT = 10 * SECOND
/** How often the server is asked whether it is still there, and how long it may take to say so. */
const PING_EVERY = 15 * SECOND
const PONG_WITHIN = 10 * SECOND

let isRefused = false
/** @type {ReturnType<typeof setTimeout> | undefined} */
let silence

/** A network that comes back is tried at once. @param {number} retries */
const wait = retries => new Promise(resolve => {
  setTimeout(resolve, Math.min(SECOND * 2 ** retries, LONGEST_WAIT) * (0.5 + Math.random() / 2))
  addEventListener('online', resolve, { once: true })
})

/** A connection that is lost without a word is opened again. @param {boolean} isReceived */
const pinged = isReceived => {
  if (!isReceived) silence = setTimeout(() => client.terminate(), PONG_WITHIN)
}

const answered = () => clearTimeout(silence)

/** @param {unknown} event */
const closed = event => {
  const { code } = /** @type {CloseEvent} */ (event)
  answered()
  isRefused = code === REFUSED
  if (code !== NORMAL && !isRefused) connection.isAway()
}

const client = createClient({
  url: endpoint.href,
  connectionParams: async () => {
    if (isRefused && !await session.renewed()) session.ended()
    return session.headers()
  },
  retryAttempts: Infinity,
  shouldRetry: () => true,
  retryWait: wait,
  keepAlive: PING_EVERY,
  on: { closed, connected: () => connection.isBack(), ping: pinged, pong: answered },
})

/**
 * Calls back with each message until it has ended or the returned function is called.
 *
 * @param {string} query
 * @param {Record<string, unknown>} variables
 * @param {{ next: (data: any) => void, refused: (error: unknown) => void, complete: () => void }} sink
 */
export const watch = (query, variables, { next, refused, complete }) =>
  client.subscribe({ query, variables }, {
    next: ({ data, errors }) => errors ? refused(errors[0]) : next(data),
    error: refused,
    complete,
  })
