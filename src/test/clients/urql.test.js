// urql as it comes: it sends queries by GET.

import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { cacheExchange, createClient, fetchExchange, gql } from '@urql/core'
import { cacheExchange as graphcache } from '@urql/exchange-graphcache'
import { bearer, createContact, endpoint, officer, previewFingerprint, softDelete } from './helpdesk.js'
import { walksWithoutGapOrRepetition } from './walk.js'

/** A client, and the methods of the requests that it sends. */
function recordingClient(exchanges = [fetchExchange]) {
  const methods = []
  const recording = (url, request) => {
    methods.push(request.method)
    return fetch(url, request)
  }
  return { methods, client: createClient({ url: endpoint, exchanges, fetch: recording, fetchOptions: { headers: bearer(officer) } }) }
}

async function ask(client, document, variables, context) {
  const operation = document.definitions[0].operation
  const { data, error } = await client[operation](document, variables, context).toPromise()
  if (error) throw error
  return data
}

const contactQuery = gql`query Contact($id: ID!) { contact(id: $id) { id name state } }`
const updateContact = gql`
  mutation Update($input: UpdateContactInput!) { updateContact(input: $input) { contact { id name } } }
`
const purgeContact = gql`
  mutation Purge($input: PurgeContactInput!) { purgeContact(input: $input) { purgedContactId } }
`

test('urql works as it comes', async () => {
  const client = createClient({ url: endpoint, exchanges: [fetchExchange] })
  assert.deepEqual(await ask(client, gql`{ viewer { __typename } }`), { viewer: null })
})

test('queries are sent by GET, mutations by POST', async () => {
  const { client, methods } = recordingClient()
  const { id } = await createContact()
  assert.equal((await ask(client, contactQuery, { id })).contact.id, id)
  await ask(client, updateContact, { input: { id, name: 'Ursula' } })
  assert.deepEqual(methods, ['GET', 'POST'])
})

test('urql walks over all pages while contacts come and go', async () => {
  const { client } = recordingClient()
  const contacts = gql`
    query Contacts($first: Int, $after: String, $filter: ContactFilter) {
      contacts(first: $first, after: $after, filter: $filter, orderBy: { field: NAME }) {
        edges { node { id name } }
        pageInfo { hasNextPage endCursor }
      }
    }
  `
  await walksWithoutGapOrRepetition(async variables => (await ask(client, contacts, variables)).contacts)
})

test('the document cache asks again after a mutation of the same type', async () => {
  const { client, methods } = recordingClient([cacheExchange, fetchExchange])
  const { id } = await createContact()
  await ask(client, contactQuery, { id })
  await ask(client, contactQuery, { id })
  assert.deepEqual(methods, ['GET'])
  await ask(client, updateContact, { input: { id, name: 'Ursula' } })
  assert.equal((await ask(client, contactQuery, { id })).contact.name, 'Ursula')
  assert.deepEqual(methods, ['GET', 'POST', 'GET'])
})

test('Graphcache finds a changed contact by its id and type, and forgets a purged one', async () => {
  const forgetPurgedContact = ({ purgeContact }, _, cache) =>
    cache.invalidate({ __typename: 'Contact', id: purgeContact.purgedContactId })
  const { client } = recordingClient([
    graphcache({ updates: { Mutation: { purgeContact: forgetPurgedContact } } }),
    fetchExchange,
  ])
  const cached = async id => (await ask(client, contactQuery, { id }, { requestPolicy: 'cache-only' }))?.contact
  const { id } = await createContact()
  await ask(client, contactQuery, { id })
  const name = `Ursula ${randomUUID()}`
  await ask(client, updateContact, { input: { id, name } })
  assert.equal((await cached(id)).name, name)
  await softDelete(id)
  await ask(client, purgeContact, { input: { id, previewFingerprint: await previewFingerprint(id) } })
  assert.equal(await cached(id), undefined)
})
