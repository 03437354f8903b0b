// A WebSocket without a client library, which sends any messages of graphql-transport-ws.

import { once } from 'node:events'
import WebSocket from 'ws'
import { bearer, socketEndpoint } from './helpdesk.js'

export const init = token => ({ type: 'connection_init', payload: bearer(token) })
export const subscribe = (id, operation) => ({ id, type: 'subscribe', payload: operation })

export async function openSocket(messages, protocol = 'graphql-transport-ws') {
  const socket = new WebSocket(socketEndpoint, protocol)
  await once(socket, 'open')
  messages.forEach(message => socket.send(message.type ? JSON.stringify(message) : message))
  return socket
}

/** Sends messages, and gives the code that the server closes the socket with. */
export async function closeCode(messages, protocol) {
  const [code] = await once(await openSocket(messages, protocol), 'close')
  return code
}
