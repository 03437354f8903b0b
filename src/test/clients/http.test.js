// HTTP as browsers, proxies and plain HTTP clients use it.

import assert from 'node:assert/strict'
import { createConnection } from 'node:net'
import { describe, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { agent, allowedOrigin, bearer, endpoint, expired, post, server } from './helpdesk.js'

const viewer = { query: '{ viewer { __typename } }' }
const get = (parameters, headers = {}) => fetch(`${endpoint}?${new URLSearchParams(parameters)}`, { headers })
const mutation = 'mutation { softDeleteContact(input: { id: "none" }) { contact { id } } }'

/** Sends a request that `fetch` cannot send, and gives the head of the response as text. */
function headOfResponse(method, path, headers = []) {
  const { hostname, port } = new URL(server)
  const lines = [`${method} ${path} HTTP/1.1`, `Host: ${hostname}`, 'Connection: close', ...headers, '', '']
  return new Promise((resolve, reject) => {
    let text = ''
    createConnection({ host: hostname, port }, function () { this.write(lines.join('\r\n')) })
      .on('data', data => { text += data })
      .on('close', () => resolve(text.split('\r\n\r\n')[0]))
      .on('error', reject)
  })
}

describe('GET', () => {
  test('executes a query with variables', async () => {
    const variables = JSON.stringify({ id: 'none' })
    const response = await get({ query: 'query($id: ID!) { contact(id: $id) { id } }', variables }, bearer(agent))
    assert.deepEqual(await response.json(), { data: { contact: null } })
  })

  test('executes no mutation', async () => {
    const response = await get({ query: mutation }, bearer(agent))
    assert.equal(response.status, 405)
    assert.equal(response.headers.get('Allow'), 'POST')
    assert.equal((await response.json()).data, undefined)
  })

  test('opens the explorer, or a page that says where it is, in a browser', async () => {
    const response = await fetch(`${server}/`, { headers: { Accept: 'text/html,application/xhtml+xml,*/*;q=0.8' } })
    assert.equal(response.status, 200)
    assert.match(response.headers.get('Content-Type'), /^text\/html/)
    assert.match(response.url + await response.text(), /graphiql/)
  })
})

describe('A page of an allowed origin', () => {
  const from = { Origin: allowedOrigin }
  const canRead = response =>
    [allowedOrigin, '*'].includes(response.headers.get('Access-Control-Allow-Origin'))

  for (const method of ['POST', 'GET']) {
    test(`may send ${method} with a token`, async () => {
      const headers = 'authorization,content-type,x-request-id'
      const response = await fetch(endpoint, {
        method: 'OPTIONS',
        headers: { ...from, 'Access-Control-Request-Method': method, 'Access-Control-Request-Headers': headers },
      })
      assert.equal(response.status, 200)
      assert.ok(canRead(response))
      assert.match(response.headers.get('Access-Control-Allow-Methods'), new RegExp(method))
      for (const header of headers.split(',')) {
        assert.match(response.headers.get('Access-Control-Allow-Headers').toLowerCase(), new RegExp(header))
      }
    })
  }

  test('can read the answers of the endpoint, errors included', async () => {
    const answers = {
      200: await post(viewer, { ...from, ...bearer(agent) }),
      400: await post({}, { ...from, ...bearer(agent) }),
      401: await post(viewer, { ...from, ...bearer(expired) }),
      405: await get({ query: mutation }, { ...from, ...bearer(agent) }),
      406: await post(viewer, { ...from, Accept: 'image/png' }),
      415: await fetch(endpoint, { method: 'POST', headers: { ...from, 'Content-Type': 'text/plain' }, body: '{}' }),
    }
    for (const [status, response] of Object.entries(answers)) {
      assert.equal(response.status, Number(status))
      assert.ok(canRead(response), `${status} is readable`)
      const exposed = response.headers.get('Access-Control-Expose-Headers').toLowerCase()
      assert.match(exposed, /retry-after/)
      assert.match(exposed, /x-request-id/)
    }
    const { errors } = await answers[401].json()
    assert.equal(errors[0].extensions.code, 'UNAUTHENTICATED')
  })

  test('has no advantage over one of another origin, which can read nothing', async () => {
    const response = await post(viewer, { ...bearer(agent), Origin: 'https://evil.example' })
    assert.equal(response.status, 403)
    assert.ok(!canRead(response))
  })
})

describe('Accept', () => {
  const plain = 'application/json'
  const graphql = 'application/graphql-response+json'
  const chosen = {
    '*/*': plain,
    'application/*': plain,
    [plain]: plain,
    [graphql]: graphql,
    [`${graphql}; charset=utf-8, ${plain}`]: graphql,
    [`${graphql}; charset=utf-8, ${plain}; charset=utf-8`]: graphql,
    [`${graphql}, ${plain};q=0.9, */*;q=0.1`]: graphql,
    [`${plain};q=0.1, ${graphql};q=0.9`]: graphql,
    [`${graphql};q=0.1, ${plain}`]: plain,
    [`${graphql};q=0, */*`]: plain,
    [`${plain};q=0, */*`]: graphql,
    [`${plain}, text/event-stream`]: plain,
    'Application/JSON': plain,
  }
  for (const [accept, type] of Object.entries(chosen)) {
    test(`${accept} is answered with ${type}`, async () => {
      const response = await post(viewer, { ...bearer(agent), Accept: accept })
      assert.equal(response.status, 200)
      assert.equal(response.headers.get('Content-Type').split(';')[0], type)
    })
  }

  for (const accept of ['image/png', `${plain};q=0`, '*/*;q=0']) {
    test(`${accept} is answered with 406`, async () =>
      assert.equal((await post(viewer, { ...bearer(agent), Accept: accept })).status, 406))
  }
})

describe('Refused are', () => {
  test('QUERY and TRACE, with one Allow', async () => {
    for (const method of ['QUERY', 'TRACE', 'PUT', 'DELETE']) {
      const head = await headOfResponse(method, '/graphql')
      assert.match(head, /^HTTP\/1.1 405/)
      assert.equal(head.match(/^Allow:/gim)?.length, 1, head)
      assert.match(head, /^Allow: *GET, *(HEAD, *)?POST/im)
    }
  })

  test('compressed bodies, with 415', async () => {
    const body = gzipSync(JSON.stringify(viewer))
    const headers = { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' }
    assert.equal((await fetch(endpoint, { method: 'POST', headers, body })).status, 415)
  })

  test('forms and plain text, with 415', async () => {
    for (const type of ['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/plain']) {
      const response = await fetch(endpoint, { method: 'POST', headers: { 'Content-Type': type }, body: JSON.stringify(viewer) })
      assert.equal(response.status, 415)
    }
  })
})

describe('gzip', () => {
  const typeNames = { query: '{ __schema { types { name description fields { name description } } } }' }
  const encoding = async (request, accept) =>
    (await post(request, { ...bearer(agent), Accept: accept, 'Accept-Encoding': 'gzip' })).headers.get('Content-Encoding')

  for (const type of ['application/json', 'application/graphql-response+json']) {
    test(`shortens long answers of the type ${type}`, async () => assert.equal(await encoding(typeNames, type), 'gzip'))
    test(`leaves short answers of the type ${type} as they are`, async () =>
      assert.equal(await encoding(viewer, type), null))
  }
})

describe('X-Request-Id', () => {
  const idOf = response => response.headers.get('X-Request-Id')

  test('is the one of the request', async () => {
    const response = await post({ query: '{ nothing }' }, { ...bearer(agent), 'X-Request-Id': 'app-42_a.b' })
    assert.equal(idOf(response), 'app-42_a.b')
    assert.equal((await response.json()).errors[0].extensions.requestId, 'app-42_a.b')
  })

  test('is a new one if there is none, or one that is not plain', async () => {
    for (const id of [undefined, 'x'.repeat(65), 'two words', 'ü', '<b>']) {
      const headers = id ? { 'X-Request-Id': Buffer.from(id).toString('latin1') } : {}
      const response = await post(viewer, { ...bearer(agent), ...headers })
      assert.match(idOf(response), /^[\w.-]{1,64}$/)
      assert.notEqual(idOf(response), id)
    }
  })

  test('is in answers to requests that are refused', async () => {
    for (const response of [await post(viewer, bearer(expired)), await post({}), await fetch(`${server}/nothing`)]) {
      assert.equal((await response.json()).errors[0].extensions.requestId, idOf(response))
    }
  })
})
