import { graphql } from '../api/graphql.js'

export const TICKET = graphql`
  query DeskTicket($id: ID!, $first: Int, $after: String, $last: Int, $before: String) {
    ticket(id: $id) {
      number
      subject
      status
      createdAt
      updatedAt
      requester { ...person }
      collaborators { ...person }
      surveyRatings {
        rater { ...author }
        score
        remark
        recordedBy
        createdAt
      }
      comments(first: $first, after: $after, last: $last, before: $before) {
        totalCount
        nodes {
          id
          author { ...author }
          body
          visibility
          recordedBy
          createdAt
        }
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      }
    }
  }
  fragment person on Contact {
    id
    displayName
    state
  }
  fragment author on Author {
    __typename
    displayName
    ... on Contact { id state }
  }
`
