package helpdesk.demo;

import helpdesk.api.HelpdeskClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads a whole help desk page by page, as a client would.
record DemoPages(HelpdeskClient agent) {

    enum State {
        ACTIVE,
        SOFT_DELETED
    }

    List<JsonNode> contacts(State state) {
        var contacts = new ArrayList<JsonNode>();
        for (var page = page(state, null);
                ;
                page = page(state, page.at("/pageInfo/endCursor").asString())) {
            contacts.addAll(page.path("nodes").valueStream().toList());
            if (!page.at("/pageInfo/hasNextPage").asBoolean()) {
                return contacts;
            }
        }
    }

    Stream<JsonNode> tickets(List<String> ids) {
        var document = """
            query($ids: [ID!]!) {
              nodes(ids: $ids) {
                ... on Ticket {
                  number subject status createdAt updatedAt requester { displayName }
                  comments { totalCount nodes { body visibility recordedBy createdAt author { displayName } } }
                  surveyRatings { score remark createdAt rater { displayName } }
                  collaborators { displayName }
                }
              }
            }
            """;
        return agent.send(document, Map.of("ids", ids)).data("nodes").valueStream();
    }

    private JsonNode page(State state, @Nullable String after) {
        var document = """
            query($state: ContactState!, $after: String) {
              contacts(filter: { state: $state }, first: 20, after: $after) {
                nodes {
                  id name email phone jobTitle address createdAt updatedAt softDeletedAt softDeletedBy openTicketCount
                  customFieldValues { key value field { label type choices } }
                  tickets(first: 100) { nodes { id } }
                }
                pageInfo { hasNextPage endCursor }
              }
            }
            """;
        var variables = new HashMap<String, @Nullable Object>(Map.of("state", state));
        variables.put("after", after);
        return agent.send(document, variables).data("contacts");
    }
}
