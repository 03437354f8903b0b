// GraphQL over WebSocket (graphql-transport-ws): `graphql-ws` as it comes, and the close codes by raw messages.

import assert from 'node:assert/strict'
import { once } from 'node:events'
import { describe, test } from 'node:test'
import { createClient } from 'graphql-ws'
import WebSocket from 'ws'
import {
  agent, bearer, createContact, expired, officer, purgeProgress, socketEndpoint, tokenForSeconds, tokenWith,
} from './helpdesk.js'
import { closeCode, init, openSocket, subscribe } from './raw-socket.js'

const clientWith = connectionParams =>
  createClient({ url: socketEndpoint, webSocketImpl: WebSocket, connectionParams, retryAttempts: 0 })

/** All that a client is answered to one operation. */
async function run(client, operation) {
  const answers = []
  for await (const answer of client.iterate(operation)) answers.push(answer)
  await client.dispose()
  return answers
}

const viewer = { query: '{ viewer { ... on Agent { displayName } } }' }

describe('graphql-ws', () => {
  const shapes = {
    Authorization: { Authorization: `Bearer ${agent}` },
    authorization: { authorization: `Bearer ${agent}` },
    'headers.Authorization': { headers: { Authorization: `Bearer ${agent}` } },
    'headers.authorization': { headers: { authorization: `Bearer ${agent}` } },
    authToken: { authToken: agent },
  }
  for (const [name, connectionParams] of Object.entries(shapes)) {
    test(`finds the token in ${name} of the connectionParams`, async () => {
      assert.deepEqual(await run(clientWith(connectionParams), viewer), [{ data: { viewer: { displayName: 'Alex Agent' } } }])
    })
  }

  test('is anonymous without a token', async () => {
    assert.deepEqual(await run(clientWith(), viewer), [{ data: { viewer: null } }])
  })

  test('sends a mutation', async () => {
    const { id } = await createContact()
    const query = 'mutation($input: UpdateContactInput!) { updateContact(input: $input) { contact { name } } }'
    const [answer] = await run(clientWith(bearer(agent)), { query, variables: { input: { id, name: 'Wanda Web' } } })
    assert.deepEqual(answer.data, { updateContact: { contact: { name: 'Wanda Web' } } })
  })

  test('gets the errors of an invalid document', async () => {
    const answers = await run(clientWith(bearer(agent)), { query: '{ nothing }' }).catch(errors => [{ errors }])
    assert.equal(answers[0].errors[0].extensions.code, 'GRAPHQL_VALIDATION_FAILED')
  })

  test('is told of no purge', async () => {
    assert.deepEqual(await run(clientWith(bearer(officer)), purgeProgress('none')), [{ data: { purgeProgress: null } }])
  })
})

describe('The socket is closed with', { concurrency: true }, () => {
  test('1009 after a message that is too long', async () =>
    assert.equal(await closeCode([init(agent), subscribe('1', { query: ' '.repeat(2_000_000) })]), 1009))
  test('1013 if it is the twenty-first of its caller', async () => {
    const caller = tokenWith({ sub: 'crowd', roles: ['agent'] })
    const sockets = await Promise.all(Array.from({ length: 20 }, async () => {
      const socket = await openSocket([init(caller)])
      await once(socket, 'message')
      return socket
    }))
    assert.equal(await closeCode([init(caller)]), 1013)
    sockets.forEach(socket => socket.close())
  })
  test('4400 after text that is not JSON', async () => assert.equal(await closeCode(['garbage']), 4400))
  test('4400 after an unknown type of message', async () => assert.equal(await closeCode([{ type: 'start' }]), 4400))
  test('4400 after an operation without a query', async () =>
    assert.equal(await closeCode([init(agent), subscribe('1', {})]), 4400))
  test('4400 after a binary message', async () => assert.equal(await closeCode([Buffer.from('{}')]), 4400))
  test('4401 after an operation before connection_init', async () =>
    assert.equal(await closeCode([subscribe('1', viewer)]), 4401))
  test('4403 after an expired token', async () => assert.equal(await closeCode([init(expired)]), 4403))
  test('4403 when its token expires', { timeout: 20_000 }, async () =>
    assert.equal(await closeCode([init(tokenForSeconds(4))]), 4403))
  test('4406 without a subprotocol', async () => assert.equal(await closeCode([], []), 4406))
  test('4408 without connection_init', { timeout: 20_000 }, async () => assert.equal(await closeCode([]), 4408))
  test('4429 after a second connection_init', async () => assert.equal(await closeCode([init(agent), init(agent)]), 4429))
})
