// The schema as a subgraph composes with that of another service, by both published compositions.

import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { composeServices as composeByApollo } from '@apollo/composition'
import { composeServices as composeByTheGuild } from '@theguild/federation-composition'
import { buildSchema, parse } from 'graphql'
import { postToTrusting } from './helpdesk.js'

const billing = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable"])

  type Query {
    invoices: [Invoice!]!
  }

  type Invoice @key(fields: "number") {
    number: String!
    contact: Contact
    ticket: Ticket
  }

  type Contact @key(fields: "id") {
    id: ID!
    invoices(first: Int): InvoiceConnection
  }

  type Ticket @key(fields: "id", resolvable: false) {
    id: ID!
  }

  type InvoiceConnection {
    nodes: [Invoice!]!
    pageInfo: PageInfo!
  }

  type PageInfo @shareable {
    hasNextPage: Boolean!
    hasPreviousPage: Boolean!
    startCursor: String
    endCursor: String
  }
`

let subgraphs
before(async () => {
  const { data } = await (await postToTrusting({ query: '{ _service { sdl } }' })).json()
  subgraphs = [
    { name: 'helpdesk', url: 'http://helpdesk/graphql', typeDefs: parse(data._service.sdl) },
    { name: 'billing', url: 'http://billing/graphql', typeDefs: parse(billing) },
  ]
})

const compositions = { '@apollo/composition': composeByApollo, '@theguild/federation-composition': composeByTheGuild }
for (const [name, compose] of Object.entries(compositions)) {
  test(`${name} composes the help desk with another subgraph`, () => {
    const { errors, supergraphSdl } = compose(subgraphs)
    assert.deepEqual((errors ?? []).map(({ message }) => message), [])
    const fields = buildSchema(supergraphSdl, { assumeValidSDL: true }).getType('Contact').getFields()
    assert.ok(fields.tickets && fields.invoices)
  })
}
