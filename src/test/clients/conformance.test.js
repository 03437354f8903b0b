// GraphQL over HTTP, as audited by `graphql-http`. The run leaves its report in target/clients/conformance.html.

import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { after, test } from 'node:test'
import { renderAuditResultsToHTML, serverAudits } from 'graphql-http'
import { bearer, agent, endpoint, output } from './helpdesk.js'

const fetchFn = (url, options = {}) => fetch(url, { ...options, headers: { ...options.headers, ...bearer(agent) } })
const audits = serverAudits({ url: endpoint, fetchFn })
const results = []

test('there are 61 audits', () => assert.equal(audits.length, 61))

for (const { id, name, fn } of audits) {
  test(`${id}: ${name}`, async () => {
    const result = await fn()
    results.push(result)
    assert.equal(result.status, 'ok', result.reason)
  })
}

after(async () => {
  const report = `<!doctype html><meta charset="utf-8"><title>Conformance</title>${await renderAuditResultsToHTML(results)}`
  writeFileSync(`${output()}/conformance.html`, report)
})
