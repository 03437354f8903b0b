import { graphql } from '../api/graphql.js'

export const POLICY = graphql`
  query DeskRetentionPolicy {
    retentionPolicy {
      purgeAfterDays
      runAt { time zone }
      cancelWindowHours
      nextRunAt
      setBy { displayName }
      setAt
      version
    }
  }
`

export const BATCHES = graphql`
  query DeskRetentionBatches {
    purgeBatches(first: 100) {
      nodes {
        id
        state
        contactCount
        preparedAt
        startsAt
      }
    }
  }
`

export const BATCH_CONTACTS = graphql`
  query DeskRetentionBatchContacts($id: ID!) {
    purgeBatch(id: $id) {
      contacts(first: 20) {
        nodes {
          contactId
          contact { name }
        }
        pageInfo { hasNextPage }
      }
    }
  }
`

export const CANCEL = graphql`
  mutation DeskRetentionCancel($input: CancelPurgeBatchInput!) {
    cancelPurgeBatch(input: $input) {
      purgeBatch { purgedCount }
      userErrors {
        __typename
        ... on PurgeBatchEnded { purgeBatch { state } }
      }
    }
  }
`

/** Ten counts are as many as one request may have. */
export const DUE = graphql`
  query DeskRetentionDue(
    $policy: RetentionPolicyInput!, $isPrivacyOfficer: Boolean!
    $f0: ContactFilter, $f1: ContactFilter, $f2: ContactFilter, $f3: ContactFilter, $f4: ContactFilter
    $f5: ContactFilter, $f6: ContactFilter, $f7: ContactFilter, $f8: ContactFilter, $f9: ContactFilter
  ) {
    c0: contacts(filter: $f0, first: 1) { totalCount }
    c1: contacts(filter: $f1, first: 1) { totalCount }
    c2: contacts(filter: $f2, first: 1) { totalCount }
    c3: contacts(filter: $f3, first: 1) { totalCount }
    c4: contacts(filter: $f4, first: 1) { totalCount }
    c5: contacts(filter: $f5, first: 1) { totalCount }
    c6: contacts(filter: $f6, first: 1) { totalCount }
    c7: contacts(filter: $f7, first: 1) { totalCount }
    c8: contacts(filter: $f8, first: 1) { totalCount }
    c9: contacts(filter: $f9, first: 1) { totalCount }
    retentionPreview(policy: $policy) @include(if: $isPrivacyOfficer) { contactCount heldCount }
  }
`

export const PREVIEW = graphql`
  query DeskRetentionPreview($policy: RetentionPolicyInput!) {
    retentionPreview(policy: $policy) {
      fingerprint
      firstRunAt
      firstStartAt
      contactCount
      heldCount
      oldestSoftDeletedAt
      newestSoftDeletedAt
    }
  }
`

export const SET = graphql`
  mutation DeskSetRetentionPolicy($input: SetRetentionPolicyInput!) {
    setRetentionPolicy(input: $input) {
      retentionPolicy { ...policy }
      userErrors {
        __typename
        message
        field
        ... on RetentionPolicyChanged { retentionPolicy { ...policy } }
        ... on RetentionPreviewChanged {
          currentPreview {
            fingerprint
            firstRunAt
            firstStartAt
            contactCount
            heldCount
            oldestSoftDeletedAt
            newestSoftDeletedAt
          }
        }
      }
    }
  }
  fragment policy on RetentionPolicy {
    purgeAfterDays
    runAt { time zone }
    cancelWindowHours
    nextRunAt
    setBy { displayName }
    setAt
    version
  }
`
