import { graphql } from '../api/graphql.js'

export const PURGES = graphql`
  query DeskPurges($filter: PurgeFilter, $first: Int, $after: String, $last: Int, $before: String) {
    purges(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
      nodes {
        id
        state
        done
        total
        startedAt
        requestedBy
      }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }
`

export const PURGE = graphql`
  query DeskPurge($id: ID!) {
    purge(id: $id) {
      state
      done
      total
      startedAt
      completedAt
      requestedBy
      actions {
        kind
        subject
        count
        description
      }
    }
  }
`

export const PROGRESS = graphql`
  subscription DeskPurgeProgress($id: ID!) {
    purgeProgress(id: $id) {
      state
      done
      total
      startedAt
      completedAt
      requestedBy
      actions {
        kind
        subject
        count
        description
      }
    }
  }
`
