// What a TypeScript application contains: documents with generated types for their variables and results.

import { graphql, useFragment } from './gql'
import type { TypedDocumentString } from './gql/graphql'

declare function execute<Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  ...variables: Variables extends Record<string, never> ? [] : [Variables]
): Promise<Result>

const contactName = graphql(`
  fragment AppContactName on Contact {
    displayName
    jobTitle
  }
`)

const contactQuery = graphql(`
  query AppContact($id: ID!) {
    contact(id: $id) {
      ...AppContactName
      state
      createdAt
      tickets(first: 5) {
        nodes {
          number
        }
      }
    }
  }
`)

const viewerQuery = graphql(`
  query AppViewer {
    viewer {
      __typename
      ... on Agent {
        subject
      }
    }
  }
`)

const purgeMutation = graphql(`
  mutation AppPurge($input: PurgeContactInput!) {
    purgeContact(input: $input) {
      purgedContactId
      userErrors {
        __typename
        message
        ... on PurgePreviewChanged {
          currentPreview {
            fingerprint
          }
        }
      }
    }
  }
`)

export async function describeContact(id: string): Promise<string> {
  const { contact } = await execute(contactQuery, { id })
  if (!contact) return 'nobody'
  const name = useFragment(contactName, contact)
  const state: 'ACTIVE' | 'SOFT_DELETED' = contact.state
  const since: string = contact.createdAt
  const tickets: number[] = contact.tickets?.nodes.map(ticket => ticket.number) ?? []
  return `${name.displayName} (${name.jobTitle ?? 'no title'}), ${state} since ${since}: ${tickets.join()}`
}

export async function viewerSubject(): Promise<string | null | undefined> {
  const { viewer } = await execute(viewerQuery)
  return viewer?.__typename === 'Agent' ? viewer.subject : null
}

/** The fingerprint to ask with again, if the preview has changed. */
export async function purge(id: string, previewFingerprint: string): Promise<string | undefined> {
  const { purgeContact } = await execute(purgeMutation, { input: { id, previewFingerprint } })
  for (const error of purgeContact?.userErrors ?? []) {
    if (error.__typename === 'PurgePreviewChanged') return error.currentPreview.fingerprint
    throw new Error(error.message)
  }
}

export async function whatTheCompilerRefuses(): Promise<void> {
  // @ts-expect-error: the variable is missing
  await execute(contactQuery, {})
  // @ts-expect-error: the input lacks its fingerprint
  await execute(purgeMutation, { input: { id: '' } })
  const { contact } = await execute(contactQuery, { id: '' })
  // @ts-expect-error: the contact may be null
  contact.state
  // @ts-expect-error: the field was not selected
  contact?.phone
  // @ts-expect-error: a field of a fragment is read with the fragment
  contact?.displayName
}
