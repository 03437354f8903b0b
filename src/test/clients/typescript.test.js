// graphql-codegen's client preset: its types compile in strict mode, and its trusted documents are all that a server with
// `helpdesk.documents.mode=enforce` executes. `typescript/generate.js` has run before.

import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import { test } from 'node:test'
import { fromRoot, postToTrusting } from './helpdesk.js'

const folder = fromRoot('src/test/clients/typescript')
const documents = Object.entries(JSON.parse(readFileSync(`${folder}/gql/persisted-documents.json`, 'utf8')))
const [contactHash, contactQuery] = documents.find(([, text]) => text.includes('query AppContact('))

const send = async request => (await postToTrusting(request)).json()

test('an application with generated types compiles with tsc --strict', () => {
  execFileSync('npx', ['tsc', '--strict', '-p', folder], { stdio: 'inherit' })
})

test('all examples are trusted documents', () => {
  const folder = fromRoot('src/main/resources/examples')
  const operation = /^(query|mutation|subscription) \w+/m
  const names = readdirSync(folder).filter(file => file.endsWith('.graphql'))
    .map(file => readFileSync(`${folder}/${file}`, 'utf8').match(operation)[0])
  assert.deepEqual(names.filter(name => !documents.some(([, text]) => text.includes(name))), [])
  assert.ok(names.length > 10)
})

test('a trusted document is executed by its id', async () => {
  const { data } = await send({ documentId: contactHash, variables: { id: 'none' } })
  assert.deepEqual(data, { contact: null })
})

test('a trusted document is executed by the hash in extensions.persistedQuery', async () => {
  const extensions = { persistedQuery: { version: 1, sha256Hash: contactHash.replace('sha256:', '') } }
  assert.deepEqual((await send({ extensions, variables: { id: 'none' } })).data, { contact: null })
})

test('a trusted document is executed by its text', async () => {
  assert.deepEqual((await send({ query: contactQuery, variables: { id: 'none' } })).data, { contact: null })
})

test('any other document is refused', async () => {
  for (const request of [
    { query: '{ viewer { __typename } }' },
    { documentId: `sha256:${'0'.repeat(64)}` },
    { extensions: { persistedQuery: { version: 1, sha256Hash: '0'.repeat(64) } } },
  ]) {
    const { data, errors } = await send(request)
    assert.equal(data, undefined)
    assert.equal(errors[0].extensions.code, 'PERSISTED_QUERY_NOT_IN_LIST')
  }
})
