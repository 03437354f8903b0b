// What a Relay application contains. The compiler reads it, checks it against the schema, and writes the artifacts that
// relay.test.js executes.

import { graphql } from 'relay-runtime'

// Queries and all connections

graphql`
  query AppContactsQuery($first: Int!, $after: String, $filter: ContactFilter) {
    contacts(first: $first, after: $after, filter: $filter) @connection(key: "App_contacts") {
      totalCount
      edges {
        node {
          ...AppContact
        }
      }
    }
  }
`

graphql`
  fragment AppContact on Contact @refetchable(queryName: "AppContactRefetchQuery") {
    displayName
    state
    email
    version
    customFieldValues {
      key
      value
    }
  }
`

graphql`
  fragment AppContactTickets on Contact
  @refetchable(queryName: "AppContactTicketsPaginationQuery")
  @argumentDefinitions(first: { type: "Int", defaultValue: 10 }, after: { type: "String" }) {
    tickets(first: $first, after: $after) @connection(key: "App_tickets") {
      edges {
        node {
          number
          subject
          status
        }
      }
    }
  }
`

graphql`
  fragment AppContactCollaborations on Contact
  @refetchable(queryName: "AppContactCollaborationsPaginationQuery")
  @argumentDefinitions(last: { type: "Int", defaultValue: 10 }, before: { type: "String" }) {
    collaborations(last: $last, before: $before) @connection(key: "App_collaborations") {
      edges {
        node {
          number
          requester {
            displayName
          }
        }
      }
    }
  }
`

graphql`
  fragment AppTicketComments on Ticket
  @refetchable(queryName: "AppTicketCommentsPaginationQuery")
  @argumentDefinitions(first: { type: "Int", defaultValue: 10 }, after: { type: "String" }) {
    comments(first: $first, after: $after) @connection(key: "App_comments") {
      edges {
        node {
          body
          author {
            displayName
          }
        }
      }
    }
  }
`

graphql`
  query AppContactQuery($id: ID!) {
    contact(id: $id) {
      ...AppContact
      ...AppContactTickets
      ...AppContactCollaborations
    }
  }
`

graphql`
  query AppTicketQuery($id: ID!) {
    ticket(id: $id) {
      ...AppTicketComments
      surveyRatings {
        score
        remark
        rater {
          displayName
        }
      }
    }
  }
`

graphql`
  query AppViewerQuery($ids: [ID!]!) {
    viewer {
      ... on Agent {
        subject
      }
      ... on Contact {
        ...AppContact @alias
      }
    }
    nodes(ids: $ids) {
      ... on Contact {
        state
      }
      ... on Ticket {
        status
      }
    }
    customFields {
      key
      label
      type
      choices
    }
  }
`

graphql`
  subscription AppPurgeSubscription($id: ID!) {
    purgeProgress(id: $id) {
      state
      done
      total
    }
  }
`

// All mutations

graphql`
  fragment AppUserErrors on UserError {
    __typename
    message
    code
    field
    ... on PurgePreviewChanged {
      currentPreview {
        fingerprint
      }
    }
    ... on EmailOfSoftDeletedContact {
      contact {
        id
      }
    }
  }
`

graphql`
  mutation AppCreateContactMutation($input: CreateContactInput!, $connections: [ID!]!) {
    createContact(input: $input) {
      contactEdge @prependEdge(connections: $connections) {
        node {
          id
          ...AppContact
        }
      }
      userErrors {
        ...AppUserErrors
      }
    }
  }
`

graphql`
  mutation AppUpdateContactMutation($input: UpdateContactInput!) {
    updateContact(input: $input) {
      contact {
        ...AppContact
      }
      userErrors {
        ...AppUserErrors
      }
    }
  }
`

graphql`
  mutation AppSoftDeleteContactMutation($input: SoftDeleteContactInput!) {
    softDeleteContact(input: $input) {
      contact {
        ...AppContact
      }
      userErrors {
        ...AppUserErrors
      }
    }
  }
`

graphql`
  mutation AppRestoreContactMutation($input: RestoreContactInput!) {
    restoreContact(input: $input) {
      contact {
        ...AppContact
      }
      userErrors {
        ...AppUserErrors
      }
    }
  }
`

graphql`
  mutation AppPurgeContactMutation($input: PurgeContactInput!, $connections: [ID!]!) {
    purgeContact(input: $input) {
      # The edge comes first: Relay does not find the edge of a record that it has deleted.
      purgedContactId @deleteEdge(connections: $connections)
      purgedRecord: purgedContactId @deleteRecord
      purge {
        state
        done
        total
      }
      userErrors {
        ...AppUserErrors
      }
    }
  }
`

graphql`
  mutation AppDefineCustomFieldMutation($input: DefineCustomFieldInput!) {
    defineCustomField(input: $input) {
      customField {
        key
      }
      userErrors {
        ...AppUserErrors
      }
    }
  }
`

graphql`
  mutation AppCreateTicketMutation($input: CreateTicketInput!, $connections: [ID!]!) {
    createTicket(input: $input) {
      ticketEdge @appendEdge(connections: $connections) {
        node {
          id
          number
          subject
          status
        }
      }
      userErrors {
        ...AppUserErrors
      }
    }
  }
`

graphql`
  mutation AppUpdateTicketStatusMutation($input: UpdateTicketStatusInput!) {
    updateTicketStatus(input: $input) {
      ticket {
        status
      }
      userErrors {
        ...AppUserErrors
      }
    }
  }
`

graphql`
  mutation AppAddCollaboratorMutation($input: AddCollaboratorInput!) {
    addCollaborator(input: $input) {
      ticket {
        collaborators {
          displayName
        }
      }
      userErrors {
        ...AppUserErrors
      }
    }
  }
`

graphql`
  mutation AppAddCommentMutation($input: AddCommentInput!, $connections: [ID!]!) {
    addComment(input: $input) {
      commentEdge @appendEdge(connections: $connections) {
        node {
          body
          ticket {
            number
          }
          author {
            displayName
          }
        }
      }
      ticket {
        updatedAt
      }
      userErrors {
        ...AppUserErrors
      }
    }
  }
`

graphql`
  mutation AppRateTicketMutation($input: RateTicketInput!) {
    rateTicket(input: $input) {
      ticket {
        surveyRatings {
          score
        }
      }
      userErrors {
        ...AppUserErrors
      }
    }
  }
`

graphql`
  mutation AppSignUpMutation($input: SignUpInput!) {
    signUp(input: $input) {
      accepted
      userErrors {
        ...AppUserErrors
      }
    }
  }
`

graphql`
  mutation AppConfirmSignUpMutation($input: ConfirmSignUpInput!) {
    confirmSignUp(input: $input) {
      accessToken
      contact {
        displayName
      }
      userErrors {
        ...AppUserErrors
      }
    }
  }
`

graphql`
  mutation AppSignInMutation($input: SignInInput!) {
    signIn(input: $input) {
      accessToken
      expiresAt
      contact {
        displayName
      }
      userErrors {
        ...AppUserErrors
      }
    }
  }
`
