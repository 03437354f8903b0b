// The schema as tools ask for it: by introspection, and as a file at /graphql/schema.

import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { buildClientSchema, buildSchema, getIntrospectionQuery, lexicographicSortSchema, printSchema } from 'graphql'
import { agent, bearer, endpoint, execute, post, writeSchema } from './helpdesk.js'

const fullIntrospection = getIntrospectionQuery({
  descriptions: true,
  specifiedByUrl: true,
  directiveIsRepeatable: true,
  schemaDescription: true,
  inputValueDeprecation: true,
  oneOf: true,
})

let introspected
before(async () => {
  introspected = await execute(fullIntrospection)
})

test('the file at /graphql/schema and introspection show the same schema', async () => {
  const print = schema => printSchema(lexicographicSortSchema(schema))
  assert.equal(print(buildSchema(await writeSchema())), print(buildClientSchema(introspected)))
})

test('the file contains the costs, which introspection cannot show', async () => {
  assert.match(await writeSchema(), /totalCount: Int! @cost\(weight: "50"\)/)
})

test('the file is text that a browser shows', async () => {
  const response = await fetch(`${endpoint}/schema`, { headers: bearer(agent) })
  assert.match(response.headers.get('Content-Type'), /^text\/plain/)
})

test('the pre-introspection of Apollo Kotlin is answered', async () => {
  const types = ['__Schema', '__Type', '__Directive', '__Field', '__InputValue']
  const fields = 'fields { name args { name } }'
  const document = `query PreIntrospection { ${types.map((type, n) => `t${n}: __type(name: "${type}") { ${fields} }`).join(' ')} }`
  const { data, errors } = await (await post({ query: document }, bearer(agent))).json()
  assert.equal(errors, undefined)
  assert.ok(Object.values(data).every(type => type.fields.length > 3))
})

test('directives that the server ignores are not advertised', () => {
  const names = introspected.__schema.directives.map(({ name }) => name)
  for (const ignored of ['defer', 'stream', 'experimental_disableErrorPropagation']) assert.ok(!names.includes(ignored))
})

test('every scalar says where it is specified', () => {
  const scalars = introspected.__schema.types.filter(({ kind }) => kind === 'SCALAR')
  const own = scalars.filter(({ name }) => !['ID', 'Int', 'Float', 'String', 'Boolean'].includes(name))
  assert.deepEqual(own.filter(({ specifiedByURL }) => !specifiedByURL), [])
})
