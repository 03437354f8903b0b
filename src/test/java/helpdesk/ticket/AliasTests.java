package helpdesk.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.HelpdeskTest;
import helpdesk.api.Helpdesk;
import helpdesk.api.HelpdeskClient;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// The same list twice in one document, each with a selection or arguments of its own.
@HelpdeskTest
class AliasTests {

    @Autowired
    HelpdeskClient client;

    @Autowired
    Helpdesk helpdesk;

    @Test
    void selectDifferentFieldsOfTheSameCollaborators() {
        var collaborator = helpdesk.aContact();
        var ticket = helpdesk.aTicketOf(helpdesk.aContact());
        helpdesk.collaborates(collaborator, ticket);
        helpdesk.aTicketOf(collaborator);
        var answer = client.asAgent().send("""
            query($id: ID!) { ticket(id: $id) {
              plain: collaborators { id }
              counted: collaborators { openTicketCount customFieldValues { key } }
            } }
            """, Map.of("id", ticket));
        assertThat(answer.text("ticket.plain.0.id")).isEqualTo(collaborator);
        assertThat(answer.data("ticket.counted.0.openTicketCount").asInt()).isEqualTo(1);
    }

    @Test
    void failAloneWhenOneHasABadCursor() {
        var contact = helpdesk.aContact();
        var ticket = helpdesk.aTicketOf(contact);
        var answer = client.asAgent().send("""
            query($id: ID!) { contact(id: $id) {
              bad: tickets(after: "bad") { nodes { id } }
              good: tickets(first: 5) { nodes { id } }
            } }
            """, Map.of("id", contact));
        assertThat(answer.errorCodes()).containsExactly("INVALID_CURSOR");
        assertThat(answer.json().at("/data/contact/bad").isNull()).isTrue();
        assertThat(answer.json().at("/data/contact/good/nodes/0/id").asString()).isEqualTo(ticket);
    }

    @Test
    void pageBetweenTwoCursorsAndKnowWhatLiesBeyond() {
        var contact = helpdesk.aContact();
        for (var count = 0; count < 5; count++) {
            helpdesk.aTicketOf(contact);
        }
        var all = client.asAgent()
                .send("query($id: ID!) { contact(id: $id) { tickets { edges { cursor } } } }", Map.of("id", contact));
        var last = all.text("contact.tickets.edges.4.cursor");
        var page = client.asAgent().send("""
            query($id: ID!, $before: String) { contact(id: $id) { tickets(first: 10, before: $before) {
              nodes { id } pageInfo { hasNextPage hasPreviousPage }
            } } }
            """, Map.of("id", contact, "before", last));
        assertThat(page.data("contact.tickets.nodes").size()).isEqualTo(4);
        assertThat(page.data("contact.tickets.pageInfo.hasNextPage").asBoolean())
                .isTrue();
        assertThat(page.data("contact.tickets.pageInfo.hasPreviousPage").asBoolean())
                .isFalse();
    }
}
