// Relay: its compiler accepts the schema for all operations of relay/App.js, and its store follows what they return.

import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { before, test } from 'node:test'
import relay from 'relay-runtime'
import {
  bearer, createContact, createTicket, fromRoot, officer, output, post, previewFingerprint, writeSchema,
} from './helpdesk.js'

const { ConnectionHandler, Environment, Network, RecordSource, Store, commitMutation, fetchQuery } = relay
const artifacts = output('relay')
const artifact = name => createRequire(import.meta.url)(`${artifacts}/${name}.graphql.js`)

const environment = new Environment({
  network: Network.create(async ({ text }, variables) => (await post({ query: text, variables }, bearer(officer))).json()),
  store: new Store(new RecordSource()),
})
const query = (name, variables) => fetchQuery(environment, artifact(name), variables).toPromise()
const mutate = (name, variables) => new Promise((onCompleted, onError) =>
  commitMutation(environment, { mutation: artifact(name), variables, onCompleted, onError }))

const stored = id => environment.getStore().getSource().get(id)
const connectionOf = (id, key) => ConnectionHandler.getConnectionID(id, key)
const idsIn = connection =>
  stored(connection).edges.__refs.map(edge => stored(edge).node.__ref)

before(async () => {
  await writeSchema()
  execFileSync('npx', ['relay-compiler', 'relay.config.json'], { cwd: fromRoot('src/test/clients/relay'), stdio: 'inherit' })
})

test('the store follows a contact from its creation to its purge', async () => {
  const variables = { first: 5, filter: { state: 'ACTIVE' } }
  await query('AppContactsQuery', variables)
  const connection = ConnectionHandler.getConnectionID('client:root', 'App_contacts', { filter: variables.filter })
  const others = idsIn(connection)

  const input = { name: 'Rhea Relay' }
  const { createContact } = await mutate('AppCreateContactMutation', { input, connections: [connection] })
  const { id } = createContact.contactEdge.node
  assert.deepEqual(idsIn(connection), [id, ...others], '@prependEdge')

  await mutate('AppSoftDeleteContactMutation', { input: { id } })
  assert.equal(stored(id).state, 'SOFT_DELETED')

  const previewed = { id, previewFingerprint: await previewFingerprint(id) }
  await mutate('AppPurgeContactMutation', { input: previewed, connections: [connection] })
  assert.deepEqual(idsIn(connection), others, '@deleteEdge')
  assert.equal(stored(id), null, '@deleteRecord')
})

test('a new ticket and a new comment appear in their lists', async () => {
  const { id: requesterId } = await createContact()
  await query('AppContactQuery', { id: requesterId })
  const tickets = connectionOf(requesterId, 'App_tickets')
  const opened = { requesterId, subject: 'Printer', body: 'It does not print' }
  const { createTicket } = await mutate('AppCreateTicketMutation', { input: opened, connections: [tickets] })
  const { id: ticketId } = createTicket.ticketEdge.node
  assert.deepEqual(idsIn(tickets), [ticketId], '@appendEdge')

  await query('AppTicketQuery', { id: ticketId })
  const comments = connectionOf(ticketId, 'App_comments')
  const input = { ticketId, body: 'It prints again' }
  await mutate('AppAddCommentMutation', { input, connections: [comments] })
  assert.deepEqual(idsIn(comments).map(comment => stored(comment).body), ['It does not print', 'It prints again'])
})

test('a list continues on its next page by @refetchable', async () => {
  const { id } = await createContact()
  const tickets = [await createTicket(id), await createTicket(id), await createTicket(id)]
  await query('AppContactTicketsPaginationQuery', { id, first: 2 })
  const connection = connectionOf(id, 'App_tickets')
  const after = stored(stored(connection).pageInfo.__ref).endCursor
  await query('AppContactTicketsPaginationQuery', { id, first: 2, after })
  assert.deepEqual(idsIn(connection), tickets.reverse().map(ticket => ticket.id))
})
