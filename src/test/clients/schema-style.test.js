// The schema follows the published rules of graphql-eslint.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ESLint } from 'eslint'
import { fromRoot } from './helpdesk.js'

test('graphql-eslint finds no error in the schema', async () => {
  const eslint = new ESLint({ cwd: fromRoot(''), overrideConfigFile: 'src/test/clients/eslint.config.js' })
  const results = await eslint.lintFiles(['schema/*.graphqls'])
  const errors = results.flatMap(({ filePath, messages }) =>
    messages.map(({ line, ruleId, message }) => `${filePath}:${line} ${ruleId}: ${message}`))
  assert.ok(results.length > 5)
  assert.deepEqual(errors, [])
})
