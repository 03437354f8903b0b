import { graphql } from '../api/graphql.js'

/** The counts of both lists. */
export const COUNTS = graphql`
  query DeskHeldContactCounts {
    ACTIVE: contacts(filter: { state: ACTIVE, hasLegalHold: true }, first: 1) { totalCount }
    SOFT_DELETED: contacts(filter: { state: SOFT_DELETED, hasLegalHold: true }, first: 1) { totalCount }
  }
`

export const HELD = graphql`
  query DeskHeldContacts($state: ContactState, $first: Int, $after: String, $last: Int, $before: String) {
    contacts(filter: { state: $state, hasLegalHold: true }, first: $first, after: $after, last: $last, before: $before) {
      nodes {
        id
        name
        legalHolds(first: 20) {
          nodes { id reason until endedAt }
        }
      }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }
`
