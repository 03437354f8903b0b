// A purge as graphql-ws and graphql-sse watch it. The server's purges are paused first, so that it runs when they subscribe.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createClient as createEventClient } from 'graphql-sse'
import { createClient as createSocketClient } from 'graphql-ws'
import WebSocket from 'ws'
import {
  bearer, createContact, createTicket, endpoint, mutate, officer, previewFingerprint, purgeProgress, socketEndpoint,
  softDelete,
} from './helpdesk.js'
import { closeCode, init, subscribe } from './raw-socket.js'

const clients = [
  createSocketClient({ url: socketEndpoint, webSocketImpl: WebSocket, connectionParams: bearer(officer), retryAttempts: 0 }),
  createEventClient({ url: endpoint, headers: bearer(officer), retryAttempts: 0 }),
]

const pausePurges = paused => fetch(`${process.env.HELPDESK_MANAGEMENT_URL}/actuator/purges`, {
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify({ paused }),
})

before(() => pausePurges(true))
after(async () => {
  await pausePurges(false)
  await Promise.all(clients.map(client => client.dispose()))
})

test('both clients see a purge from its beginning to its end', { timeout: 60_000 }, async () => {
  const { id } = await createContact()
  await createTicket(id)
  await softDelete(id)
  const input = { id, previewFingerprint: await previewFingerprint(id) }
  const { purge } = await mutate('purgeContact', input, 'purge { id state total }')
  assert.equal(purge.state, 'RUNNING')

  const streams = clients.map(client => client.iterate(purgeProgress(purge.id)))
  const states = await Promise.all(streams.map(async stream => [(await stream.next()).value.data.purgeProgress]))
  const twice = subscribe('1', purgeProgress(purge.id))
  assert.equal(await closeCode([init(officer), twice, twice]), 4409, 'A WebSocket cannot use an id twice at a time')

  await pausePurges(false)
  await Promise.all(streams.map(async (stream, client) => {
    for await (const { data } of stream) states[client].push(data.purgeProgress)
  }))
  for (const ofClient of states) {
    const counts = ofClient.map(({ done }) => done)
    assert.deepEqual(counts, counts.toSorted((one, other) => one - other), 'The progress never goes back')
    assert.equal(ofClient[0].state, 'RUNNING')
    const { actions, ...last } = ofClient.at(-1)
    assert.deepEqual(last, { id: purge.id, state: 'COMPLETED', done: purge.total, total: purge.total })
    assert.ok(actions.length > 5, 'The last state tells all actions')
  }
})
