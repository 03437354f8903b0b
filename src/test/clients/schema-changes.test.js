// GraphQL Inspector compares the schema with that of the last release, and with the documents of clients.

import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { before, test } from 'node:test'
import { coverage, diff, validate } from '@graphql-inspector/core'
import { Source, buildSchema } from 'graphql'
import { fromRoot, output, writeSchema } from './helpdesk.js'

const git = (...command) => execFileSync('git', command, { cwd: fromRoot(''), encoding: 'utf8', stdio: 'pipe' }).trim()

/** That of the last tag or, until there is one, of the last entry of CHANGELOG.md. */
function releasedSchema() {
  const tag = git('tag', '--list', '--merged', 'HEAD', '--sort=-creatordate').split('\n')[0]
  if (!tag) return readFileSync(new URL('released.graphql', import.meta.url), 'utf8')
  const files = git('ls-tree', '--name-only', tag, 'schema/').split('\n')
  return files.map(file => git('show', `${tag}:${file}`)).join('\n')
}

/** The coordinates that the newest entry of CHANGELOG.md lists under **Breaking**. */
function declaredBreakingChanges() {
  const newest = readFileSync(fromRoot('CHANGELOG.md'), 'utf8').split(/^## /m)[1]
  const list = newest.match(/^\*\*Breaking\*\*\n+((?:[*] .*\n(?:  .*\n)*)*)/m)?.[1] ?? ''
  return [...list.matchAll(/^[*] `([^`]+)`/gm)].map(([, coordinate]) => coordinate)
}

/** `Query.contacts(first:)` for the `Query.contacts.first` of a change. */
const coordinate = ({ path }) => path.replace(/^(@\w+|\w+\.\w+)\.(\w+)$/, '$1($2:)')

const examples = readdirSync(fromRoot('src/main/resources/examples'))
  .filter(file => file.endsWith('.graphql'))
  .map(file => new Source(readFileSync(fromRoot(`src/main/resources/examples/${file}`), 'utf8'), file))

let schema
before(async () => {
  schema = buildSchema(await writeSchema())
})

test('breaking changes are those that CHANGELOG.md declares', async () => {
  const changes = await diff(buildSchema(releasedSchema()), schema)
  const breaking = changes.filter(({ criticality }) => criticality.level === 'BREAKING')
  const declared = declaredBreakingChanges()
  const undeclared = breaking.filter(change => !declared.includes(coordinate(change)))
  assert.deepEqual(
    undeclared.map(change => `\`${coordinate(change)}\`: ${change.message}`), [], 'List them under **Breaking**')
  const others = declared.filter(element => !breaking.map(coordinate).includes(element))
  assert.deepEqual(others, [], 'These have no breaking change')
})

test('all examples are valid and use nothing deprecated', () => {
  const invalid = validate(schema, examples)
  assert.deepEqual(invalid.map(({ source, errors, deprecated }) =>
    `${source.name}: ${[...errors, ...deprecated].map(({ message }) => message).join(', ')}`), [])
})

test('the examples select at least 95 % of all fields', () => {
  const { stats, types } = coverage(schema, examples)
  const fields = Object.values(types).flatMap(({ type, children }) => Object.keys(children).map(field => ({ type, field })))
  // Who selects a field of an interface has selected it in each type that implements the interface.
  const isSelected = ({ type, field }) =>
    [type, ...(type.getInterfaces?.() ?? [])].some(({ name }) => types[name].children[field]?.hits > 0)
  const missing = fields.filter(field => !isSelected(field)).map(({ type, field }) => `${type.name}.${field}`)
  writeFileSync(`${output()}/coverage.json`, JSON.stringify({ ...stats, missing }, null, 2))
  assert.ok(missing.length <= 0.05 * fields.length, `Of ${fields.length} fields these are missing: ${missing.join(', ')}`)
})
