// Apollo Client as it comes.

import assert from 'node:assert/strict'
import { createHash, randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { ApolloClient, ApolloLink, HttpLink, InMemoryCache, gql } from '@apollo/client'
import { createPersistedQueryLink } from '@apollo/client/link/persisted-queries'
import { GraphQLWsLink } from '@apollo/client/link/subscriptions'
import { relayStylePagination } from '@apollo/client/utilities'
import { createClient } from 'graphql-ws'
import WebSocket from 'ws'
import {
  bearer, createContact, endpoint, officer, post, previewFingerprint, socketEndpoint, softDelete,
} from './helpdesk.js'
import { walksWithoutGapOrRepetition } from './walk.js'

const cache = () => new InMemoryCache({
  typePolicies: { Query: { fields: { contacts: relayStylePagination(['filter', 'orderBy']) } } },
})
const clientWith = link => new ApolloClient({ link, cache: cache() })
const clientOfOfficer = () => clientWith(new HttpLink({ uri: endpoint, headers: bearer(officer) }))

const contactsQuery = gql`
  query Contacts($first: Int, $after: String, $filter: ContactFilter) {
    contacts(first: $first, after: $after, filter: $filter, orderBy: { field: NAME }) {
      edges { node { id name state } }
      pageInfo { hasNextPage endCursor }
    }
  }
`

test('Apollo walks over all pages while contacts come and go', async () => {
  const client = clientOfOfficer()
  let list
  await walksWithoutGapOrRepetition(async variables => {
    list ??= client.watchQuery({ query: contactsQuery, variables })
    const { data } = variables.after ? await list.fetchMore({ variables }) : await list.refetch()
    return data.contacts
  })
  const { contacts } = client.readQuery({ query: contactsQuery, variables: list.variables })
  const names = contacts.edges.map(({ node }) => node.name)
  assert.equal(names.length, 11)
  assert.deepEqual(names, names.toSorted(), 'The merged list in the cache is in order')
})

test('the cache finds a changed contact by its id and type', async () => {
  const client = clientOfOfficer()
  const { id, name } = await createContact(`Cora ${randomUUID()}`)
  const variables = { filter: { search: name } }
  await client.query({ query: contactsQuery, variables })
  await client.mutate({
    mutation: gql`mutation($id: ID!) { softDeleteContact(input: { id: $id }) { contact { id state } } }`,
    variables: { id },
  })
  const { contacts } = client.readQuery({ query: contactsQuery, variables })
  assert.equal(contacts.edges[0].node.state, 'SOFT_DELETED')
})

test('the cache forgets a purged contact', async () => {
  const client = clientOfOfficer()
  const { id, name } = await createContact(`Cora ${randomUUID()}`)
  const variables = { filter: { search: name } }
  await client.query({ query: contactsQuery, variables })
  await softDelete(id)
  await client.mutate({
    mutation: gql`mutation($input: PurgeContactInput!) { purgeContact(input: $input) { purgedContactId } }`,
    variables: { input: { id, previewFingerprint: await previewFingerprint(id) } },
    update(cache, { data }) {
      cache.evict({ id: cache.identify({ __typename: 'Contact', id: data.purgeContact.purgedContactId }) })
      cache.gc()
    },
  })
  assert.deepEqual(client.readQuery({ query: contactsQuery, variables }).contacts.edges, [])
  assert.ok(!(`Contact:${id}` in client.extract()))
})

test('Apollo queries over a WebSocket', async () => {
  const socket = createClient({ url: socketEndpoint, webSocketImpl: WebSocket, connectionParams: bearer(officer) })
  const { data } = await clientWith(new GraphQLWsLink(socket)).query({ query: contactsQuery, variables: { first: 1 } })
  assert.equal(data.contacts.edges.length, 1)
  socket.dispose()
})

const sha256 = text => createHash('sha256').update(text).digest('hex')

/** A client whose queries are sent by their hashes, and the requests that it sends. */
function clientByHashes(options = {}, headers = bearer(officer)) {
  const requests = []
  const recording = (url, request) => {
    requests.push(request.method === 'GET' ? 'hash by GET' : JSON.parse(request.body).query ? 'query and hash' : 'hash')
    return fetch(url, request)
  }
  const http = new HttpLink({ uri: endpoint, headers, fetch: recording })
  return { requests, client: clientWith(ApolloLink.from([createPersistedQueryLink({ sha256, ...options }), http])) }
}

test('createPersistedQueryLink registers a document that it then sends by its hash', async () => {
  const query = gql(`query New${randomUUID().slice(0, 8)} { viewer { __typename } }`)
  const first = clientByHashes()
  assert.equal((await first.client.query({ query })).data.viewer.__typename, 'Agent')
  assert.deepEqual(first.requests, ['hash', 'query and hash'])

  const second = clientByHashes()
  assert.equal((await second.client.query({ query })).data.viewer.__typename, 'Agent')
  assert.deepEqual(second.requests, ['hash'])

  const third = clientByHashes({ useGETForHashedQueries: true })
  assert.equal((await third.client.query({ query })).data.viewer.__typename, 'Agent')
  assert.deepEqual(third.requests, ['hash by GET'])
})

test('createPersistedQueryLink works without a token, which registers nothing', async () => {
  const query = gql(`query New${randomUUID().slice(0, 8)} { viewer { __typename } }`)
  for (let time = 0; time < 2; time += 1) {
    const { client, requests } = clientByHashes({}, {})
    assert.equal((await client.query({ query })).data.viewer, null)
    assert.deepEqual(requests, ['hash', 'query and hash'])
  }
})

test('a hash of another document is refused', async () => {
  const extensions = { persistedQuery: { version: 1, sha256Hash: sha256('{ __typename }') } }
  const response = await post({ query: '{ viewer { __typename } }', extensions }, bearer(officer))
  const { data, errors } = await response.json()
  assert.equal(data, undefined)
  assert.equal(errors[0].extensions.code, 'PERSISTED_QUERY_HASH_MISMATCH')
})
