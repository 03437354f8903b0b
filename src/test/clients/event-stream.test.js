// Server-sent events in the distinct connections mode: `graphql-sse` as it comes.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createClient } from 'graphql-sse'
import { agent, bearer, endpoint, expired, officer, post, purgeProgress } from './helpdesk.js'

/** All that a client is answered to one operation. */
async function run(token, operation) {
  const client = createClient({ url: endpoint, headers: bearer(token), retryAttempts: 0 })
  const answers = []
  for await (const answer of client.iterate(operation)) answers.push(answer)
  client.dispose()
  return answers
}

test('graphql-sse is told of no purge', async () => {
  assert.deepEqual(await run(officer, purgeProgress('none')), [{ data: { purgeProgress: null } }])
})

test('graphql-sse is answered a query', async () => {
  const query = '{ viewer { ... on Agent { displayName } } }'
  assert.deepEqual(await run(agent, { query }), [{ data: { viewer: { displayName: 'Alex Agent' } } }])
})

test('graphql-sse is refused with an expired token', async () => {
  const refusal = await run(expired, purgeProgress('none')).catch(error => error)
  assert.equal(refusal.response?.status, 401)
})

test('a client that accepts JSON and events gets events for a subscription', async () => {
  const response = await post(purgeProgress('none'), { ...bearer(agent), Accept: 'application/json, text/event-stream' })
  assert.match(response.headers.get('Content-Type'), /^text\/event-stream/)
  assert.match(await response.text(), /event: ?complete/)
})
