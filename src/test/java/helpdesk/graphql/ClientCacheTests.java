package helpdesk.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.HelpdeskTest;
import helpdesk.api.Helpdesk;
import helpdesk.api.HelpdeskClient;
import helpdesk.api.Portal;
import helpdesk.database.StatementCount;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// What a client needs to keep its cache up to date after a mutation: the edge of what was created, its parent, and
/// the id of a contact that was purged.
@HelpdeskTest
class ClientCacheTests {

    @Autowired
    HelpdeskClient client;

    @Autowired
    Helpdesk helpdesk;

    @Autowired
    Portal portal;

    @Autowired
    JdbcClient database;

    @Test
    void gainsTheEdgeOfANewContact() {
        var older = helpdesk.aContact();
        var input = Map.of("name", "Erika", "customFieldValues", List.of(aValue()));
        var created = client.asAgent().mutate("createContact", input, """
            contact { id } contactEdge { cursor node { id openTicketCount customFieldValues { value } } }
            """).data("createContact");
        assertThat(created.at("/contactEdge/node/id")).isEqualTo(created.at("/contact/id"));
        assertThat(created.at("/contactEdge/node/customFieldValues/0/value").asString())
                .isEqualTo("gold");
        var after = Map.of("after", created.at("/contactEdge/cursor").asString());
        assertThat(ids(client.asAgent()
                        .send("query($after: String) { contacts(first: 1, after: $after) { nodes { id } } }", after)
                        .data("contacts")))
                .containsExactly(older);
    }

    @Test
    void gainsTheEdgeOfANewTicket() {
        var contact = helpdesk.aContact();
        var older = helpdesk.aTicketOf(contact);
        var input = Map.of("requesterId", contact, "subject", "The printer", "body", "It does not print");
        var opened = client.asAgent()
                .mutate("createTicket", input, "ticket { id } ticketEdge { cursor node { id } }")
                .data("createTicket");
        assertThat(opened.at("/ticketEdge/node")).isEqualTo(opened.path("ticket"));
        assertThat(after(opened.path("ticketEdge"), "Contact", "tickets", contact))
                .containsExactly(older);
    }

    @Test
    void gainsTheEdgeOfANewCollaboration() {
        var collaborator = helpdesk.aContact();
        var older = helpdesk.aTicketOf(helpdesk.aContact());
        helpdesk.collaborates(collaborator, older);
        var input = Map.of("ticketId", helpdesk.aTicketOf(helpdesk.aContact()), "contactId", collaborator);
        var joined = client.asAgent()
                .mutate("addCollaborator", input, "ticket { id } collaborationEdge { cursor node { id } }")
                .data("addCollaborator");
        assertThat(joined.at("/collaborationEdge/node")).isEqualTo(joined.path("ticket"));
        assertThat(after(joined.path("collaborationEdge"), "Contact", "collaborations", collaborator))
                .containsExactly(older);
    }

    /// A contact's cursors are those of the public comments.
    @Test
    void gainsTheEdgeOfANewCommentAndItsTicket() {
        var visitor = portal.aVisitor();
        var ticket = helpdesk.aTicketOf(visitor.id());
        for (var caller : List.of(client.asAgent(), visitor.client())) {
            var added = caller.mutate("addComment", Map.of("ticketId", ticket, "body", "Hello"), """
                comment { id } commentEdge { cursor node { id ticket { id } } } ticket { id }
                """)
                    .data("addComment");
            assertThat(added.at("/commentEdge/node/id")).isEqualTo(added.at("/comment/id"));
            assertThat(added.at("/ticket/id").asString()).isEqualTo(ticket);
            assertThat(added.at("/commentEdge/node/ticket/id").asString()).isEqualTo(ticket);
            var newer = helpdesk.aComment(ticket, null, "Hello again");
            assertThat(after(caller, added.path("commentEdge"), "Ticket", "comments", ticket))
                    .containsExactly(newer);
        }
    }

    @Test
    void gainsTheTicketOfANewRating() {
        var contact = helpdesk.aContact();
        var ticket = helpdesk.aTicketOf(contact);
        var input = Map.of("ticketId", ticket, "raterId", contact, "score", 5);
        assertThat(client.asAgent()
                        .mutate("rateTicket", input, "ticket { id surveyRatings { score } }")
                        .data("rateTicket.ticket")
                        .toString())
                .isEqualTo("{\"id\":\"%s\",\"surveyRatings\":[{\"score\":5}]}".formatted(ticket));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "createTicket(input: { requesterId: \"?\", subject: \"S\", body: \"B\" }) { ticket { id } ticketEdge {"
                        + " cursor }",
                "addCollaborator(input: { ticketId: \"?\", contactId: \"?\" }) { ticket { id } collaborationEdge {"
                        + " cursor }",
                "addComment(input: { ticketId: \"?\", body: \"B\" }) { comment { id } commentEdge { cursor } ticket {"
                        + " id }",
                "rateTicket(input: { ticketId: \"?\", raterId: \"?\", score: 5 }) { surveyRating { score } ticket { id"
                        + " }",
                "purgeContact(input: { id: \"?\", previewFingerprint: \"?\" }) { purge { id } purgedContactId",
                "createContact(input: { name: \"\" }) { contact { id } contactEdge { cursor }"
            })
    void gainsNothingFromARefusal(String mutation) {
        var payload = client.asPrivacyOfficer()
                .send("mutation { payload: %s userErrors { code } } }".formatted(mutation))
                .data("payload");
        assertThat(payload.path("userErrors").valueStream()).isNotEmpty();
        assertThat(payload.valueStream().filter(value -> !value.isArray()))
                .isNotEmpty()
                .allMatch(JsonNode::isNull);
    }

    @Test
    void losesAPurgedContactByItsId() {
        var contact = helpdesk.aSoftDeletedContact();
        var input = Map.of("id", contact, "previewFingerprint", helpdesk.previewFingerprint(contact));
        assertThat(IntStream.range(0, 2)
                        .mapToObj(_ -> client.asPrivacyOfficer().mutate("purgeContact", input, "purgedContactId"))
                        .map(answer -> answer.text("purgeContact.purgedContactId")))
                .containsExactly(contact, contact);
        assertThat(client.asAgent()
                        .send("query($id: ID!) { node(id: $id) { id } }", Map.of("id", contact))
                        .data("node")
                        .isNull())
                .isTrue();
    }

    /// Whatever the number of comments, their tickets take one statement.
    @Test
    void readsTheTicketsOfAllCommentsAtOnce() {
        var comments = IntStream.range(0, 20)
                .mapToObj(_ -> helpdesk.aComment(helpdesk.aTicketOf(helpdesk.aContact()), null, "Hello"))
                .toList();
        var document = "query($ids: [ID!]!) { nodes(ids: $ids) { ... on Comment { id %s } } }";
        assertThat(statements(document.formatted("ticket { id }"), comments))
                .isEqualTo(statements(document.formatted(""), comments) + 1);
    }

    private int statements(String document, List<String> ids) {
        return StatementCount.ofSeveral(
                        () -> () -> client.asAgent()
                                .send(document, Map.of("ids", ids))
                                .data("nodes"),
                        database)
                .stream()
                .mapToInt(StatementCount::statements)
                .min()
                .orElseThrow();
    }

    private Map<String, String> aValue() {
        return Map.of("key", helpdesk.aCustomField("TEXT"), "value", "gold");
    }

    private List<String> after(JsonNode edge, String type, String list, String parent) {
        return after(client.asAgent(), edge, type, list, parent);
    }

    private static List<String> after(HelpdeskClient caller, JsonNode edge, String type, String list, String parent) {
        var variables = Map.of("id", parent, "after", edge.path("cursor").asString());
        return ids(caller.send("""
            query($id: ID!, $after: String) {
              node(id: $id) { ... on %s { list: %s(after: $after) { nodes { id } } } }
            }
            """.formatted(type, list), variables).data("node.list"));
    }

    private static List<String> ids(JsonNode connection) {
        return connection
                .path("nodes")
                .valueStream()
                .map(node -> node.path("id").asString())
                .toList();
    }
}
