import { graphql } from '../api/graphql.js'

export const HELD = graphql`
  query DeskHeldContacts($state: ContactState, $first: Int, $after: String, $last: Int, $before: String) {
    contacts(filter: { state: $state, hasLegalHold: true }, first: $first, after: $after, last: $last, before: $before) {
      totalCount
      nodes {
        id
        name
        legalHolds(first: 20) {
          nodes {
            id
            reason
            until
            endedAt
          }
        }
      }
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
    }
  }
`
