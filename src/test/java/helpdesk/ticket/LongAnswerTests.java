package helpdesk.ticket;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.uuid.impl.UUIDUtil;
import helpdesk.HelpdeskTest;
import helpdesk.api.Answer;
import helpdesk.api.Helpdesk;
import helpdesk.api.HelpdeskClient;
import helpdesk.graphql.GlobalId;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// An answer is in memory until its reader has it: however long the texts are that somebody has written, it holds so
/// much of them and no more.
@HelpdeskTest
class LongAnswerTests {

    private static final int LONGEST = 50_000;

    @Autowired
    HelpdeskClient client;

    @Autowired
    Helpdesk helpdesk;

    @Autowired
    JdbcClient jdbc;

    private String ticket = "";

    @BeforeEach
    void aTicketWithAHundredLongComments() {
        ticket = helpdesk.aTicketOf(helpdesk.aContact(), "Long", "x".repeat(LONGEST));
        var rows = IntStream.rangeClosed(2, 100)
                .mapToObj(position -> "(UNHEX(REPLACE(UUID(), '-', '')), :ticket, " + position
                        + ", 'Agent', 'agent', 'PUBLIC', :body, NOW(6))")
                .collect(joining(", "));
        jdbc.sql("""
            INSERT INTO comment (id, ticket_id, position, author_agent, author_agent_subject, visibility, body, created_at)
            VALUES \
            """ + rows)
                .param(
                        "ticket",
                        UUIDUtil.asByteArray(
                                GlobalId.parse(ticket).orElseThrow().uuid()))
                .param("body", "👩".repeat(LONGEST))
                .update();
    }

    @Test
    void holdsAPageOfTheLongestComments() {
        var answer = send("{ ticket(id: $id) { comments(last: 20) { nodes { body } } } }");
        assertThat(answer.data("ticket.comments.nodes").size()).isEqualTo(20);
    }

    @Test
    void isRefusedWhenAPageOfItIsLonger() {
        assertRefused(send("{ ticket(id: $id) { comments(last: 25) { nodes { body } } } }"));
        assertRefused(send("{ ticket(id: $id) { comments(first: 100) { nodes { body } } } }"));
    }

    @Test
    void isRefusedWhenAllPagesTogetherAreLonger() {
        assertRefused(send("""
            { ticket(id: $id) { a: comments(last: 12) { nodes { body } } b: comments(last: 13) { nodes { body } } } }
            """));
    }

    /// A client that read `BAD_USER_INPUT` would take the change for not done.
    @Test
    void isInDoubtAfterAChange() {
        var answer = client.asAgent().send("""
            mutation($id: ID!) {
              updateTicketStatus(input: {id: $id, status: CLOSED}) { ticket { comments(last: 25) { nodes { body } } } }
            }
            """, Map.of("id", ticket));
        assertThat(answer.errorCodes()).containsExactly("OUTCOME_UNKNOWN");
        assertThat(send("{ ticket(id: $id) { status } }").text("ticket.status")).isEqualTo("CLOSED");
    }

    private Answer send(String selection) {
        return client.asAgent().send("query($id: ID!) " + selection, Map.of("id", ticket));
    }

    private static void assertRefused(Answer answer) {
        assertThat(answer.errorCodes()).contains("BAD_USER_INPUT");
        assertThat(answer.text().length()).isLessThan(20 * LONGEST);
    }
}
