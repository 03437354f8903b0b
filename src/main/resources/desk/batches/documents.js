import { graphql } from '../api/graphql.js'

export const BATCHES = graphql`
  query DeskPurgeBatches($first: Int, $after: String, $last: Int, $before: String) {
    purgeBatches(first: $first, after: $after, last: $last, before: $before) {
      nodes {
        id
        state
        contactCount
        purgedCount
        leftOutCount
        startsAt
        preparedAt
        preparedBy { displayName }
      }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }
`

export const BATCH = graphql`
  query DeskPurgeBatch($id: ID!, $first: Int, $after: String, $last: Int, $before: String) {
    purgeBatch(id: $id) {
      id
      state
      fingerprint
      contactCount
      purgedCount
      leftOutCount
      preparedAt
      expiresAt
      startsAt
      beganAt
      endedAt
      preparedBy { displayName }
      startedBy { displayName }
      cancelledBy { displayName }
      actions {
        kind
        subject
        count
        description
      }
      contactsLeftOut(first: $first, after: $after, last: $last, before: $before) {
        nodes {
          contactId
          blockers
          contact { name }
        }
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      }
    }
  }
`

export const CONTACTS = graphql`
  query DeskPurgeBatchContacts($id: ID!, $first: Int, $after: String, $last: Int, $before: String) {
    purgeBatch(id: $id) {
      contacts(first: $first, after: $after, last: $last, before: $before) {
        nodes {
          contactId
          contact {
            name
            email
          }
        }
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      }
    }
  }
`

export const PROGRESS = graphql`
  subscription DeskPurgeBatchProgress($id: ID!) {
    purgeBatchProgress(id: $id) {
      state
      contactCount
      purgedCount
      leftOutCount
      endedAt
    }
  }
`

export const PREPARE = graphql`
  mutation DeskPreparePurgeBatch($input: PreparePurgeBatchInput!) {
    preparePurgeBatch(input: $input) {
      purgeBatch { id }
    }
  }
`

export const START = graphql`
  mutation DeskStartPurgeBatch($input: StartPurgeBatchInput!) {
    startPurgeBatch(input: $input) {
      purgeBatch { id }
    }
  }
`

export const CANCEL = graphql`
  mutation DeskCancelPurgeBatch($input: CancelPurgeBatchInput!) {
    cancelPurgeBatch(input: $input) {
      purgeBatch { id }
    }
  }
`
