// The running server that the tests talk to, and the tokens they use.

import { createPrivateKey, randomUUID, sign } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** A development server, such as `./mvnw spring-boot:test-run` starts, and the directory that it runs in. */
export const server = process.env.HELPDESK_URL ?? 'http://localhost:8080'
const directory = process.env.HELPDESK_DIRECTORY ?? fromRoot('.')
export const endpoint = `${server}/graphql`
export const socketEndpoint = endpoint.replace('http', 'ws')

/** An origin other than the server's that `spring.graphql.cors.allowed-origins` names. */
export const allowedOrigin = 'https://app.example.com'

export function fromRoot(path) {
  return fileURLToPath(new URL(`../../../${path}`, import.meta.url))
}

/** A directory for what the tools write, which Git ignores. */
export function output(path = '') {
  const directory = fromRoot(`target/clients/${path}`)
  mkdirSync(directory, { recursive: true })
  return directory
}

/** Issues the token that an identity provider would issue, signed with the key of the development server. */
export function tokenWith(claims, serverDirectory = directory) {
  const now = Math.floor(Date.now() / 1000)
  const key = JSON.parse(readFileSync(`${serverDirectory}/.dev/signing-key.json`, 'utf8'))
  const content = [{ alg: 'ES256', kid: key.kid }, { aud: 'helpdesk', iat: now, exp: now + 3600, ...claims }]
    .map(part => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.')
  const signature = sign('sha256', content, { key: createPrivateKey({ key, format: 'jwk' }), dsaEncoding: 'ieee-p1363' })
  return `${content}.${signature.toString('base64url')}`
}

const alex = { sub: 'alex', name: 'Alex Agent', roles: ['agent'] }
const minutesAgo = minutes => Math.floor(Date.now() / 1000) - 60 * minutes

export const agent = tokenWith(alex)
export const officer = tokenWith({ sub: 'pat', name: 'Pat Privacy Officer', roles: ['privacy_officer'] })
export const expired = tokenWith({ ...alex, iat: minutesAgo(20), exp: minutesAgo(10) })

/** A token that is valid for some more seconds only. The server tolerates clocks that differ by a minute. */
export const tokenForSeconds = seconds => tokenWith({ ...alex, iat: minutesAgo(20), exp: minutesAgo(1) + seconds })

export const bearer = token => ({ Authorization: `Bearer ${token}` })

/** Sends a request with a JSON body, and gives the response. */
export function post(request, headers = {}, url = endpoint) {
  return fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(request),
  })
}

/** Sends a request to a second server, as an agent: a subgraph that executes trusted documents only. */
export function postToTrusting(request) {
  const token = tokenWith(alex, process.env.HELPDESK_TRUSTED_DIRECTORY)
  return post(request, bearer(token), `${process.env.HELPDESK_TRUSTED_URL}/graphql`)
}

/** Executes an operation as a privacy officer and gives its data. */
export async function execute(query, variables) {
  const { data, errors } = await (await post({ query, variables }, bearer(officer))).json()
  if (errors) throw new Error(JSON.stringify(errors))
  return data
}

/** Executes a mutation and gives the selected field of its payload. */
export async function mutate(name, input, selection) {
  const type = `${name[0].toUpperCase()}${name.slice(1)}Input`
  const { payload } = await execute(
    `mutation($input: ${type}!) { payload: ${name}(input: $input) { ${selection} userErrors { message } } }`,
    { input },
  )
  if (payload.userErrors.length) throw new Error(JSON.stringify(payload.userErrors))
  return payload
}

export async function createContact(name = 'Vera Vast') {
  return (await mutate('createContact', { name, email: `${randomUUID()}@example.com` }, 'contact { id name }')).contact
}

export const softDelete = id => mutate('softDeleteContact', { id }, 'contact { id }')
export const restore = id => mutate('restoreContact', { id }, 'contact { id }')

export async function createTicket(requesterId) {
  return (await mutate('createTicket', { requesterId, subject: 'Printer', body: 'It does not print' }, 'ticket { id }')).ticket
}

/** The operation that watches a purge. */
export const purgeProgress = id => ({
  query: 'subscription($id: ID!) { purgeProgress(id: $id) { id state done total actions { description } } }',
  variables: { id },
})

export async function previewFingerprint(id) {
  const { contact } = await execute('query($id: ID!) { contact(id: $id) { purgePreview { fingerprint } } }', { id })
  return contact.purgePreview.fingerprint
}

/** Writes the schema as the server gives it to everybody with a token, for tools that read a file, and gives its text. */
export async function writeSchema() {
  const response = await fetch(`${endpoint}/schema`, { headers: bearer(agent) })
  if (!response.ok) throw new Error(`The schema is answered with ${response.status}: ${await response.text()}`)
  const schema = await response.text()
  const file = `${output()}/schema.graphql`
  writeFileSync(`${file}.${process.pid}`, schema)
  renameSync(`${file}.${process.pid}`, file) // another test may be reading it
  return schema
}
