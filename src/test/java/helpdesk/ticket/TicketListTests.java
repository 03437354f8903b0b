package helpdesk.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.HelpdeskTest;
import helpdesk.api.Answer;
import helpdesk.api.Helpdesk;
import helpdesk.api.HelpdeskClient;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/// The list of the tickets of all contacts. Random filters of it are compared with a model elsewhere.
@HelpdeskTest
class TicketListTests {

    @Autowired
    HelpdeskClient client;

    @Autowired
    Helpdesk helpdesk;

    final String word = "w" + Long.toString(System.nanoTime(), 36);

    @Test
    void findsTicketsOfAllContactsNewestFirst() {
        var older = helpdesk.aTicketOf(helpdesk.aContact(), "About Straße " + word, "Help");
        var newer = helpdesk.aTicketOf(helpdesk.aContact(), word + ": D’Arcy", "Help");
        assertThat(ids(list(Map.of("search", word)))).containsExactly(newer, older);
        assertThat(ids(list(Map.of("search", word.toUpperCase(Locale.ROOT) + " strass"))))
                .containsExactly(older);
        assertThat(ids(list(Map.of("search", "d'arcy " + word)))).containsExactly(newer);
        assertThat(ids(list(Map.of("search", word.substring(1))))).isEmpty();
    }

    @Test
    void findsTheOneWithANumberWhateverTheOrder() {
        var ticket = helpdesk.aTicketOf(helpdesk.aContact());
        var number = client.asAgent()
                .send("query($id: ID!) { ticket(id: $id) { number } }", Map.of("id", ticket))
                .data("ticket.number")
                .asInt();
        assertThat(ids(list(Map.of("number", number)))).containsExactly(ticket);
        assertThat(ids(list(Map.of("number", number, "status", List.of("CLOSED")))))
                .isEmpty();
        assertThat(ids(list(Map.of("number", Integer.MAX_VALUE)))).isEmpty();
    }

    @Test
    void findsNothingForContactsThatAreNot() {
        var ticket = helpdesk.aTicketOf(helpdesk.aContact());
        for (var id : List.of("", "nonsense", ticket, "Q".repeat(1_000))) {
            assertThat(ids(list(Map.of("requesterId", id)))).as(id).isEmpty();
            assertThat(ids(list(Map.of("collaboratorId", id)))).as(id).isEmpty();
        }
    }

    @Test
    void losesTheTicketsOfAPurgedContact() {
        var contact = helpdesk.aContact();
        var ticket = helpdesk.aTicketOf(contact, word, "Help");
        helpdesk.softDeleted(contact);
        assertThat(ids(list(Map.of("search", word)))).containsExactly(ticket);
        helpdesk.purged(contact);
        assertThat(list(Map.of("search", word)).data("tickets.totalCount").asInt())
                .isZero();
    }

    @Test
    void refusesFiltersThatNothingCanMeet() {
        var once = List.of("OPEN", "CLOSED");
        assertThat(list(Map.of("status", once)).errors()).isEmpty();
        for (var filter : List.<Map<String, ?>>of(
                Map.of("status", List.of()),
                Map.of("status", List.of("OPEN", "OPEN")),
                Map.of("status", Collections.nCopies(1_000, "OPEN")),
                Map.of("number", 0),
                Map.of("number", Integer.MIN_VALUE),
                Map.of("number", 2_147_483_648L),
                Map.of("search", "!?"),
                Map.of("search", "x".repeat(201)),
                Map.of("updatedAfter", "yesterday"),
                Map.of("updatedAfter", "2026-01-31"),
                Map.of("updatedAfter", "+12026-01-31T00:00:00Z"),
                Map.of("updatedAfter", "2026-01-31T00:00:00Z", "updatedBefore", "2026-01-31T00:00:00Z"))) {
            assertThat(list(filter).errorCodes()).as("%s", filter).containsExactly("BAD_USER_INPUT");
        }
    }

    /// No order serves these: the advice to choose another one would not help.
    @ParameterizedTest
    @ValueSource(strings = {"search", "collaboratorId"})
    void saysWhatDoesNotGoTogetherWithATime(String condition) {
        var answer = list(Map.of(condition, "printer", "updatedAfter", "2026-01-31T09:30:00Z"));
        assertThat(answer.errorCodes()).containsExactly("BAD_USER_INPUT");
        assertThat(answer.json().at("/errors/0/message").asString())
                .contains("updatedAfter and updatedBefore")
                .doesNotContain("CREATED_AT", "UPDATED_AT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-01-31T09:30:00Z", "2026-01-31T09:30:00.123456789+14:00", "9999-12-31T23:59:59.999999Z"})
    void takesTimesOfRfc3339(String time) {
        assertThat(list(Map.of("updatedAfter", time, "updatedBefore", "9999-12-31T23:59:59.9999999Z"))
                        .errorCodes())
                .isEqualTo(time.startsWith("9999") ? List.of("BAD_USER_INPUT") : List.of());
    }

    /// Nulls are as good as nothing.
    @Test
    void listsAllForNulls() {
        var filter = new HashMap<String, @Nullable Object>();
        for (var condition : List.of("status", "requesterId", "collaboratorId", "number", "search", "updatedAfter")) {
            filter.put(condition, null);
        }
        var ticket = helpdesk.aTicketOf(helpdesk.aContact());
        assertThat(ids(list(filter))).startsWith(ticket);
    }

    private Answer list(Map<String, ?> filter) {
        return client.asAgent()
                .send(
                        "query($filter: TicketFilter) { tickets(filter: $filter) { totalCount nodes { id } } }",
                        Map.of("filter", filter));
    }

    private static List<String> ids(Answer answer) {
        return answer.data("tickets.nodes")
                .valueStream()
                .map(ticket -> ticket.path("id").asString())
                .toList();
    }
}
