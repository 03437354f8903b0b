package helpdesk.purge;

import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.HelpdeskTest;
import helpdesk.api.Helpdesk;
import helpdesk.api.HelpdeskClient;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// R5: a purge deletes every ticket the contact requested, with everything in it, whoever wrote it.
@HelpdeskTest
@Tag("R5")
class RequestedTicketsTests {

    @Autowired
    HelpdeskClient client;

    @Autowired
    Helpdesk helpdesk;

    @Autowired
    JdbcClient database;

    @Test
    void goWithEverythingInThem() {
        var contact = helpdesk.aContact();
        var helper = helpdesk.aContact();
        var ticket = helpdesk.aTicketOf(contact);
        helpdesk.collaborates(helper, ticket);
        helpdesk.rates(helper, ticket, 5, "Friendly");
        var comments = List.of(
                helpdesk.aComment(ticket, contact, "By the requester"),
                helpdesk.aComment(ticket, helper, "By a collaborator"),
                helpdesk.aComment(ticket, null, "By an agent"));
        var rowsBefore = rows();

        helpdesk.purged(helpdesk.softDeleted(contact));

        assertThat(find(ticket)).isEqualTo("null");
        assertThat(comments).allSatisfy(comment -> assertThat(find(comment)).isEqualTo("null"));
        assertThat(find(helper)).contains(helper);
        assertThat(rows()).isEqualTo(rowsBefore - 1 - 1 - 4 - 1 - 1);
        assertThat(refusal("addComment", Map.of("ticketId", ticket, "body", "Too late")))
                .isEqualTo("TicketNotFound");
        assertThat(refusal("updateTicketStatus", Map.of("id", ticket, "status", "CLOSED")))
                .isEqualTo("TicketNotFound");
    }

    @Test
    void goThoughThereAreMoreThanOneChunkHolds() {
        var contact = helpdesk.aContact();
        var ticket = helpdesk.aTicketOf(contact);
        database.sql("""
            INSERT INTO comment (id, ticket_id, position, visibility, body, created_at)
            WITH RECURSIVE numbers AS (SELECT 1 AS number UNION ALL SELECT number + 1 FROM numbers WHERE number < 999)
            SELECT UNHEX(REPLACE(UUID(), '-', '')), ticket_id, 3 * numbers.number + thrice.one, 'PUBLIC',
              CONCAT('Comment ', numbers.number), created_at
            FROM comment, numbers, (SELECT 1 AS one UNION SELECT 2 UNION SELECT 3) thrice
            WHERE ticket_id = (SELECT id FROM ticket ORDER BY number DESC LIMIT 1)
            """).update();
        var purge = helpdesk.purged(helpdesk.softDeleted(contact));
        assertThat(purge.path("state").asString()).isEqualTo("COMPLETED");
        assertThat(purge.path("done").asInt())
                .isEqualTo(purge.path("total").asInt())
                .isGreaterThan(2 * 999);
        assertThat(find(ticket)).isEqualTo("null");
    }

    private int rows() {
        return List.of("contact", "ticket", "comment", "survey_rating", "ticket_collaborator").stream()
                .mapToInt(table -> database.sql("SELECT COUNT(*) FROM " + table)
                        .query(Integer.class)
                        .single())
                .sum();
    }

    private String find(String id) {
        return client.asAgent()
                .send("query($id: ID!) { node(id: $id) { id } }", Map.of("id", id))
                .data("node")
                .toString();
    }

    private String refusal(String mutation, Map<String, ?> input) {
        return String.join(
                ", ", client.asAgent().mutate(mutation, input, "__typename").refusals(mutation));
    }
}
