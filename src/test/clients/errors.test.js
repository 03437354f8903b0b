// Errors that tell a developer what is wrong, and a program what to do.

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { agent, bearer, post } from './helpdesk.js'

async function firstError(request, headers = bearer(agent)) {
  const { errors } = await (await post(request, headers)).json()
  return errors[0]
}

describe('The code tells the kind of error:', () => {
  const codes = {
    GRAPHQL_PARSE_FAILED: { query: '{ viewer' },
    GRAPHQL_VALIDATION_FAILED: { query: '{ nothing }' },
    BAD_USER_INPUT: { query: 'query($id: ID!) { contact(id: $id) { id } }', variables: {} },
    PERSISTED_QUERY_NOT_FOUND: { extensions: { persistedQuery: { version: 1, sha256Hash: '0'.repeat(64) } } },
  }
  for (const [code, request] of Object.entries(codes)) {
    test(code, async () => assert.equal((await firstError(request)).extensions.code, code))
  }

  test('that of a cursor that cannot be used is its own', async () => {
    const error = await firstError({ query: '{ contacts(after: "none", orderBy: { field: NAME }) { nodes { id } } }' })
    assert.equal(error.extensions.code, 'INVALID_CURSOR')
  })
})

describe('A typo is told with its place, and with what may be meant', () => {
  const typos = {
    'a field': [{ query: '{\n  viewer { ... on Agent { displayNam } }\n}' }, /displayNam\b.*displayName/],
    'an argument': [{ query: '{\n  contacts(frist: 1) { totalCount }\n}' }, /frist.*first/],
    'a type': [{ query: '{\n  node(id: "1") { ... on Contct { id } }\n}' }, /Contct.*Contact/],
    'an enum value': [{ query: '{\n  contacts(filter: { state: ACTIV }) { totalCount }\n}' }, /state.*ACTIVE/],
    'a field of an input in the document': [
      { query: 'mutation {\n  createContact(input: { nam: "Ada" }) { contact { id } }\n}' }, /nam\b.*name/,
    ],
    'a field of an input in the variables': [
      {
        query: 'mutation(\n$input: CreateContactInput!) { createContact(input: $input) { contact { id } } }',
        variables: { input: { nam: 'Ada' } },
      },
      /nam\b.*name/,
    ],
    'an enum value in the variables': [
      {
        query: 'query(\n$filter: ContactFilter) { contacts(filter: $filter) { totalCount } }',
        variables: { filter: { state: 'ACTIV' } },
      },
      /state.*ACTIVE/,
    ],
  }
  for (const [what, [request, suggestion]] of Object.entries(typos)) {
    test(`in ${what}`, async () => {
      const error = await firstError(request)
      assert.match(error.message, suggestion)
      assert.doesNotMatch(error.message, /@\[|Undefined/, "None of the engine's words")
      assert.equal(error.locations[0].line, 2)
    })
  }

  test('but a caller without a token is told no names of the schema', async () => {
    const { message } = await firstError({ query: '{ viewer { ... on Agent { displayNam } } }' }, {})
    assert.doesNotMatch(message, /displayName/)
  })
})

describe('extensions.cost', () => {
  const request = { query: '{ contacts(first: 5) { nodes { id } } }' }

  test('tells what an operation costs, on request', async () => {
    const { extensions } = await (await post({ ...request, extensions: { cost: true } }, bearer(agent))).json()
    const { requested, actual, throttleStatus } = extensions.cost
    assert.ok(requested >= actual && actual > 0)
    assert.ok(throttleStatus.maximumAvailable >= throttleStatus.currentlyAvailable)
    assert.ok(throttleStatus.currentlyAvailable > 0 && throttleStatus.restoreRate > 0)
  })

  test('is absent otherwise', async () => {
    assert.equal((await (await post(request, bearer(agent))).json()).extensions?.cost, undefined)
  })
})
