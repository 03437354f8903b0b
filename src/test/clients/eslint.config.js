// The published rules for schemas, with each option that differs from them and why.

import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import graphqlEslint from '@graphql-eslint/eslint-plugin'
import { buildSchema, isObjectType } from 'graphql'

const folder = fileURLToPath(new URL('../../../schema', import.meta.url))
const text = readdirSync(folder)
  .filter(file => file.endsWith('.graphqls'))
  .map(file => readFileSync(`${folder}/${file}`, 'utf8'))
  .join('\n')
const withoutNode = Object.values(buildSchema(text).getTypeMap())
  .filter(type => isObjectType(type) && !type.getInterfaces().some(({ name }) => name === 'Node'))
  .map(({ name }) => name)

const { 'flat/schema-recommended': recommended, 'flat/schema-relay': relay } = graphqlEslint.configs

export default {
  files: ['schema/*.graphqls'],
  languageOptions: {
    parser: graphqlEslint.parser,
    parserOptions: { graphQLConfig: { schema: `${folder}/*.graphqls` } },
  },
  plugins: { '@graphql-eslint': graphqlEslint },
  rules: {
    ...recommended.rules,
    ...relay.rules,
    // Only what `node` finds has an id: a payload, an error or an agent cannot be fetched again.
    '@graphql-eslint/strict-id-in-types': ['error', { exceptions: { types: withoutNode } }],
    // Connections also have `nodes`, and lists with a small fixed maximum are plain lists.
    '@graphql-eslint/relay-edge-types': ['error', {
      withEdgeSuffix: true, shouldImplementNode: true, listTypeCanWrapOnlyEdgeType: false,
    }],
  },
}
