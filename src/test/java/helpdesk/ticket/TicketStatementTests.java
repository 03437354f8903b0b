package helpdesk.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.HelpdeskTest;
import helpdesk.api.Answer;
import helpdesk.api.Helpdesk;
import helpdesk.api.HelpdeskClient;
import helpdesk.database.StatementCount;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A ticket is read in two statements, however many people have commented on it: one for itself and its requester, and
/// one for its comments and their authors.
@HelpdeskTest
class TicketStatementTests {

    private static final int PEOPLE = 20;

    private static final String NAMES = """
        query($id: ID!) {
          ticket(id: $id) {
            requester { name }
            comments(first: 100) {
              nodes { author { __typename displayName ... on Contact { id email } } }
            }
          }
        }
        """;

    /// What may be long, or takes a sub-select, is read once for each contact, not once for each comment.
    private static final List<String> MORE = List.of("openTicketCount", "customFieldValues { value }", "address");

    /// Of each person's comment: its entry in the index, itself and its author. The rest is room for other databases.
    private static final int MOST_ROWS = 6 * (PEOPLE + 2);

    @Autowired
    HelpdeskClient client;

    @Autowired
    Helpdesk helpdesk;

    @Autowired
    JdbcClient database;

    String ticket = "";
    List<String> people = List.of();

    @BeforeEach
    void aTicketWithCommentsOfManyPeople() {
        ticket = helpdesk.aTicketOf(helpdesk.aContact());
        people = IntStream.range(0, PEOPLE).mapToObj(_ -> helpdesk.aContact()).toList();
        people.forEach(person -> helpdesk.aComment(ticket, person, "Mine too"));
    }

    @Test
    void isReadInTwoStatements() {
        var counts = StatementCount.ofSeveral(() -> () -> read(NAMES), database);
        assertThat(counts)
                .as("of %s", counts)
                .anyMatch(count -> count.statements() == 2 && count.commits() == 0 && count.rows() <= MOST_ROWS)
                .extracting(StatementCount::statements)
                .doesNotContain(0, 1);
    }

    static List<String> more() {
        return MORE.stream()
                .map(field -> NAMES.replace("email", "email " + field))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("more")
    void isReadInThreeWithMoreOfItsPeople(String document) {
        var counts = StatementCount.ofSeveral(() -> () -> read(document), database);
        assertThat(counts)
                .as("of %s", counts)
                .extracting(StatementCount::statements)
                .contains(3)
                .doesNotContain(0, 1, 2);
    }

    @ParameterizedTest
    @MethodSource("more")
    void namesTheSamePeopleEitherWay(String document) {
        var authors = read(NAMES).data("ticket.comments.nodes").findValuesAsString("id");
        assertThat(authors).hasSize(PEOPLE + 1).containsAll(people);
        assertThat(read(document).data("ticket.comments.nodes").findValuesAsString("id"))
                .isEqualTo(authors);
    }

    private Answer read(String document) {
        return client.asAgent().send(document, Map.of("id", ticket));
    }
}
