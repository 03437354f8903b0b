package helpdesk.isolation;

/// Documents that ask for all there is, through every loader, at several places at once.
final class Reads {

    private static final String FRAGMENTS = """
        fragment Conversation on Ticket {
          subject number status
          requester { id displayName }
          comments(first: 50) { totalCount nodes { author { __typename displayName } body visibility recordedBy } }
          collaborators { id displayName }
          surveyRatings { remark score rater { displayName } }
        }
        fragment Person on Contact {
          id displayName name email phone jobTitle address openTicketCount
          customFieldValues { key value }
          tickets { totalCount nodes { ...Conversation } }
          collaborations { totalCount nodes { ...Conversation } }
        }
        """;

    static final String VIEWER = "query { viewer { ... on Contact { ...Person } } }" + FRAGMENTS;

    /// With the ids of anybody's objects.
    static final String NODES = """
        query($ids: [ID!]!, $ticket: ID!) {
          nodes(ids: $ids) {
            __typename
            ... on Contact { ...Person }
            ... on Ticket { ...Conversation }
            ... on Comment { body author { displayName } }
          }
          ticket(id: $ticket) { ...Conversation }
          viewer { ... on Contact { ...Person } }
        }
        """ + FRAGMENTS;

    private Reads() {}
}
