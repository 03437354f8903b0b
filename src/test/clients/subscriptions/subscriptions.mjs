// Purges a contact with some thousand rows on a running dev-time server, and watches it with graphql-ws and graphql-sse.
//
//   node subscriptions.mjs http://localhost:8080 <token of a privacy officer>
//
// Ends with 0 when all is well, and otherwise with 1 and a sentence for each thing that is not.

import { createClient as createEventClient } from 'graphql-sse'
import { createClient as createSocketClient } from 'graphql-ws'
import WebSocket from 'ws'

const [base, token] = process.argv.slice(2)
const complaints = []
const expect = (condition, sentence) => condition || complaints.push(sentence)

const tickets = 4
const commentsForEach = 800
const watching = 'subscription($id: ID!) { purgeProgress(id: $id) { id state done total actions { description } } }'

/** Sends a document as JSON, and gives its data. */
const send = async (query, variables) => {
  const response = await fetch(new URL('/graphql', base), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
  })
  const { data, errors } = await response.json()
  if (errors) throw new Error(JSON.stringify(errors))
  return data
}

const mutate = async (name, input, result) => {
  const type = `${name[0].toUpperCase()}${name.slice(1)}Input`
  const query = `mutation($input: ${type}!) { it: ${name}(input: $input) { ${result} userErrors { message } } }`
  const { it } = await send(query, { input })
  if (it.userErrors.length) throw new Error(JSON.stringify(it.userErrors))
  return it
}

const aSoftDeletedContact = async () => {
  const input = { name: 'Vera Vast', email: `vera.${Date.now()}@example.com` }
  const { contact } = await mutate('createContact', input, 'contact { id }')
  await Promise.all(Array.from({ length: tickets }, async () => {
    const opening = { requesterId: contact.id, subject: 'Printer', body: 'It does not print' }
    const { ticket } = await mutate('createTicket', opening, 'ticket { id }')
    for (let comment = 0; comment < commentsForEach; comment += 1) {
      await mutate('addComment', { ticketId: ticket.id, body: 'Still not' }, 'comment { id }')
    }
  }))
  await mutate('softDeleteContact', { id: contact.id }, 'contact { id }')
  return contact.id
}

const purge = async id => {
  const { contact } = await send('query($id: ID!) { contact(id: $id) { purgePreview { fingerprint } } }', { id })
  const input = { id, previewFingerprint: contact.purgePreview.fingerprint }
  return (await mutate('purgeContact', input, 'purge { id state total }')).purge
}

/** Everything that one client is told, to the end. */
const watch = async (client, id) => {
  const answers = []
  for await (const answer of client.iterate({ query: watching, variables: { id } })) answers.push(answer)
  return answers
}

const socketClient = authorization => createSocketClient({
  url: `${base.replace('http', 'ws')}/graphql`,
  webSocketImpl: WebSocket,
  connectionParams: { Authorization: authorization },
  retryAttempts: 0,
})

const eventClient = authorization => createEventClient({
  url: `${base}/graphql`,
  headers: { Authorization: authorization },
  retryAttempts: 0,
})

const seesThePurgeToItsEnd = async (name, client, { id, total }) => {
  const told = (await watch(client, id)).map(({ data }) => data.purgeProgress)
  const counts = told.map(({ done }) => done)
  const last = told.at(-1)
  console.log(`${name}: ${told.map(({ state, done }) => `${state} ${done}`).join(', ')}`)
  expect(counts.every((count, index) => index === 0 || counts[index - 1] <= count), `${name} is told of going back.`)
  expect(last.state === 'COMPLETED' && last.done === total, `${name} does not see the end, but ${JSON.stringify(last)}.`)
  expect(last.actions.length > 5, `${name} is not told what was done.`)
}

const isToldOfNoPurge = async (name, client) => {
  const answers = await watch(client, 'none')
  expect(JSON.stringify(answers) === '[{"data":{"purgeProgress":null}}]', `${name} is told ${JSON.stringify(answers)}.`)
}

const isAnsweredAQuery = async (name, client) => {
  const answers = []
  for await (const answer of client.iterate({ query: '{ viewer { __typename } }' })) answers.push(answer)
  expect(JSON.stringify(answers) === '[{"data":{"viewer":{"__typename":"Agent"}}}]', `${name} is answered ${JSON.stringify(answers)}.`)
}

const isRefusedWithoutAToken = async () => {
  const closed = await watch(socketClient('Bearer garbage'), 'none').then(() => ({}), reason => reason)
  expect(closed.code === 4403, `graphql-ws with a bad token ends with ${closed.code}.`)
  const refused = await watch(eventClient('Bearer garbage'), 'none').then(() => ({}), reason => reason)
  expect(refused.response?.status === 401, `graphql-sse with a bad token ends with ${refused.response?.status}.`)
}

const clients = { 'graphql-ws': socketClient(`Bearer ${token}`), 'graphql-sse': eventClient(`Bearer ${token}`) }
const each = check => Promise.all(Object.entries(clients).map(([name, client]) => check(name, client)))

const begun = await purge(await aSoftDeletedContact())
await each((name, client) => seesThePurgeToItsEnd(name, client, begun))
await each(isToldOfNoPurge)
await each(isAnsweredAQuery)
await isRefusedWithoutAToken()
await each((_, client) => client.dispose())

complaints.forEach(complaint => console.error(complaint))
process.exit(complaints.length ? 1 : 0)
