import { graphql } from '../api/graphql.js'

export const CONTACTS = graphql`
  query DeskContacts(
    $filter: ContactFilter, $orderBy: ContactOrder, $isPrivacyOfficer: Boolean!
    $first: Int, $after: String, $last: Int, $before: String
  ) {
    contacts(filter: $filter, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
      nodes {
        id
        name
        email
        phone
        createdAt
        softDeletedAt
        legalHolds @include(if: $isPrivacyOfficer) { nodes { endedAt } }
      }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }
`

export const COUNT = graphql`
  query DeskContactCount($filter: ContactFilter) {
    contacts(filter: $filter, first: 1) { totalCount }
  }
`

export const SOFT_DELETE = graphql`
  mutation DeskSoftDeleteContacts($input: SoftDeleteContactsInput!) {
    softDeleteContacts(input: $input) {
      results {
        id
        contact { name }
      }
    }
  }
`

export const RESTORE = graphql`
  mutation DeskRestoreContacts($input: RestoreContactsInput!) {
    restoreContacts(input: $input) {
      results {
        id
        contact { name }
      }
    }
  }
`
