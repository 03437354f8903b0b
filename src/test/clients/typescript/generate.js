// Generates types for the documents of app.ts and for the examples, and their hashes, into gql/. Writes the file of
// trusted documents for a server: these, and that of a router that composes subgraphs.

import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { generate } from '@graphql-codegen/cli'
import { preset } from '@graphql-codegen/client-preset'
import { fromRoot, output, writeSchema } from '../helpdesk.js'

await writeSchema()
await generate({
  schema: `${output()}/schema.graphql`,
  documents: [fromRoot('src/test/clients/typescript/app.ts'), fromRoot('src/main/resources/examples/*.graphql')],
  generates: {
    [fromRoot('src/test/clients/typescript/gql/')]: {
      preset,
      presetConfig: { persistedDocuments: true },
      config: {
        documentMode: 'string',
        strictScalars: true,
        scalars: { DateTime: 'string', EmailAddress: 'string', PhoneNumber: 'string' },
      },
    },
  },
  silent: true,
})

const trusted = JSON.parse(readFileSync(fromRoot('src/test/clients/typescript/gql/persisted-documents.json'), 'utf8'))
const ofRouter = '{ _service { sdl } }'
trusted[`sha256:${createHash('sha256').update(ofRouter).digest('hex')}`] = ofRouter
writeFileSync(`${output()}/trusted-documents.json`, JSON.stringify(trusted, null, 2))
