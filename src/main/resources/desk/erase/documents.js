import { graphql } from '../api/graphql.js'

export const PREVIEW = graphql`
  query DeskPurgePreview($id: ID!) {
    contact(id: $id) {
      purgePreview {
        fingerprint
        blockers
        actions {
          kind
          subject
          count
          description
        }
      }
    }
  }
`

export const PURGE = graphql`
  mutation DeskPurgeContact($input: PurgeContactInput!) {
    purgeContact(input: $input) {
      purge { id }
      userErrors {
        code
      }
    }
  }
`
