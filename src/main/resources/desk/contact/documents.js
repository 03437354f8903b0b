import { graphql } from '../api/graphql.js'

export const CONTACT = graphql`
  query DeskContact($id: ID!) {
    contact(id: $id) {
      id
      version
      state
      name
      email
      phone
      jobTitle
      address
      createdAt
      updatedAt
      softDeletedAt
      softDeletedBy
      purgeDueAt
      viewerCanSoftDelete
      viewerCanRestore
      viewerCanPurge
      customFieldValues {
        key
        field { label type }
        value
      }
    }
  }
`

export const TICKETS = graphql`
  query DeskContactTickets($id: ID!, $first: Int, $after: String, $last: Int, $before: String) {
    contact(id: $id) {
      tickets(first: $first, after: $after, last: $last, before: $before) {
        totalCount
        nodes {
          id
          number
          subject
          status
          createdAt
        }
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      }
    }
  }
`

export const COLLABORATIONS = graphql`
  query DeskContactCollaborations($id: ID!, $first: Int, $after: String, $last: Int, $before: String) {
    contact(id: $id) {
      collaborations(first: $first, after: $after, last: $last, before: $before) {
        totalCount
        nodes {
          id
          number
          subject
          status
          createdAt
        }
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      }
    }
  }
`

export const HOLDS = graphql`
  query DeskContactHolds($id: ID!, $first: Int, $after: String, $last: Int, $before: String) {
    contact(id: $id) {
      legalHolds(first: $first, after: $after, last: $last, before: $before) {
        nodes {
          id
          reason
          until
          placedAt
          placedBy { displayName }
          endedAt
          releasedBy { displayName }
        }
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      }
    }
  }
`

/** The latest; a contact has few. */
export const HELD = graphql`
  query DeskContactHeld($id: ID!, $first: Int) {
    contact(id: $id) {
      legalHolds(first: $first) {
        nodes { until endedAt }
      }
    }
  }
`

export const TRAIL = graphql`
  query DeskContactTrail($id: ID!, $first: Int, $after: String, $last: Int, $before: String) {
    auditEvents(filter: { contactId: $id }, first: $first, after: $after, last: $last, before: $before) {
      nodes {
        id
        kind
        changedFields
        actor { displayName }
        occurredAt
      }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }
`

export const DELETE = graphql`
  mutation DeskSoftDeleteContact($input: SoftDeleteContactInput!) {
    softDeleteContact(input: $input) {
      contact { id }
    }
  }
`

export const RESTORE = graphql`
  mutation DeskRestoreContact($input: RestoreContactInput!) {
    restoreContact(input: $input) {
      contact { id }
    }
  }
`

export const PLACE_HOLD = graphql`
  mutation DeskPlaceHold($input: PlaceLegalHoldInput!) {
    placeLegalHold(input: $input) {
      legalHold { id }
      userErrors { code field }
    }
  }
`

export const RELEASE_HOLD = graphql`
  mutation DeskReleaseHold($input: ReleaseLegalHoldInput!) {
    releaseLegalHold(input: $input) {
      legalHold { id }
      userErrors { code }
    }
  }
`

export const UPDATE = graphql`
  mutation DeskUpdateContact($input: UpdateContactInput!) {
    updateContact(input: $input) {
      contact { id }
      userErrors {
        code
        field
        ... on ContactChanged {
          contact {
            version
            name
            email
            phone
            jobTitle
            address
          }
        }
        ... on EmailOfSoftDeletedContact {
          contact { id name }
        }
      }
    }
  }
`
