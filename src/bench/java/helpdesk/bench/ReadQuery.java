package helpdesk.bench;

/// The documents that are read. [RawQueries] answers those of the same name.
enum ReadQuery {
    PAGE("""
        query Page($after: String) {
          contacts(filter: {state: ACTIVE}, first: 20, after: $after) {
            nodes {
              id name email phone jobTitle address state version createdAt updatedAt
              customFieldValues { key value }
              openTicketCount
            }
            pageInfo { hasNextPage endCursor }
          }
        }
        """),
    CONTACT("""
        query Contact($id: ID!) {
          contact(id: $id) {
            id name email phone jobTitle address state version createdAt updatedAt
            customFieldValues { key value }
            openTicketCount
          }
        }
        """),
    TICKET("""
        query Ticket($id: ID!) {
          ticket(id: $id) {
            id number subject status createdAt updatedAt
            requester { id name }
            comments(first: 100) {
              nodes {
                id body visibility createdAt
                author { __typename displayName ... on Contact { id } }
              }
              pageInfo { hasNextPage endCursor }
            }
          }
        }
        """),
    NESTED("""
        query Nested($after: String) {
          contacts(filter: {state: ACTIVE}, first: 20, after: $after) {
            nodes {
              id name
              tickets(first: 5) {
                nodes {
                  id number subject status
                  comments(first: 5) { nodes { id body createdAt } }
                }
              }
            }
            pageInfo { hasNextPage endCursor }
          }
        }
        """),
    COUNT("""
        query Count {
          contacts(filter: {state: ACTIVE}) { totalCount }
        }
        """);

    final String document;

    ReadQuery(String document) {
        this.document = document;
    }

    /// As the document names it.
    String operation() {
        return document.replaceFirst("(?s)query (\\w+).*", "$1");
    }
}
