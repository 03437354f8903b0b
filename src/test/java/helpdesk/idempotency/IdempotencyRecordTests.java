package helpdesk.idempotency;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.HelpdeskTest;
import helpdesk.api.Helpdesk;
import helpdesk.api.HelpdeskClient;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// R6 and R7: what is remembered of requests holds nothing that anybody could read, and ends with each of the contacts
/// whose it is.
@HelpdeskTest
class IdempotencyRecordTests {

    final HelpdeskClient client;
    final Helpdesk helpdesk;
    final JdbcClient jdbc;

    @SuppressWarnings("NullAway.Init")
    RepeatingDesk desk;

    @Autowired
    @SuppressWarnings("NullAway.Init") // there is a desk for each test
    IdempotencyRecordTests(HelpdeskClient client, Helpdesk helpdesk, JdbcClient jdbc) {
        this.client = client;
        this.helpdesk = helpdesk;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void aDesk() {
        desk = new RepeatingDesk(client, helpdesk, jdbc);
    }

    /// Neither as it came in, nor as anything that others could make of it to see whether it was that.
    @Test
    @Tag("R7")
    void holdsNothingOfWhatWasAskedFor() throws NoSuchAlgorithmException {
        var email = Helpdesk.newEmail();
        var input = desk.input(Creation.CONTACT, email);
        input.put("email", email);
        var contact = desk.make(Creation.CONTACT, input).text("createContact.contact.id");
        var record = recordOf(contact);
        assertThat(record).contains(new String(RepeatingDesk.bytes(contact), ISO_8859_1));
        for (var value : List.of(email, "Erika Mustermann", "Blue", "createContact", "agent")) {
            assertThat(record).doesNotContainIgnoringCase(value.substring(0, 4));
            for (var hash : List.of("MD5", "SHA-1", "SHA-256")) {
                var digest = MessageDigest.getInstance(hash).digest(value.getBytes(UTF_8));
                assertThat(record).doesNotContain(new String(digest, ISO_8859_1));
            }
        }
    }

    @Test
    void doesNotTellWhetherTwoRequestsWereAlike() {
        desk.make(Creation.NOTE, desk.input(Creation.NOTE));
        desk.make(Creation.NOTE, desk.input(Creation.NOTE, desk.key + " again"));
        assertThat(jdbc.sql("SELECT COUNT(DISTINCT request_code) FROM idempotency_record WHERE owner_id = :contact")
                        .param("contact", RepeatingDesk.bytes(desk.requester))
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void isOfNobodyWhenNothingWasDone() {
        var rows = desk.rows();
        var input = desk.input(Creation.TICKET);
        input.put("subject", " ");
        desk.make(Creation.TICKET, input);
        input.put("requesterId", "nobody");
        desk.make(Creation.TICKET, input);
        assertThat(desk.rows()).isEqualTo(rows);
    }

    @Test
    @Tag("R7")
    void endsWithTheContactThatWasCreated() {
        var input = desk.input(Creation.CONTACT);
        var contact = desk.make(Creation.CONTACT, input).text("createContact.contact.id");
        assertThat(desk.recordsOf(contact)).isEqualTo(1);
        assertThat(lines(helpdesk.purged(helpdesk.softDeleted(contact))))
                .contains("1 idempotency record of this contact and its tickets is deleted");
        assertThat(desk.recordsOf(contact)).isZero();
        assertThat(desk.make(Creation.CONTACT, input).text("createContact.contact.id"))
                .isNotEqualTo(contact);
    }

    @Test
    @Tag("R7")
    void endsWithTheRequesterOfTheTicket() {
        var creations = List.of(Creation.TICKET, Creation.NOTE, Creation.COMMENT, Creation.RATING);
        creations.forEach(creation -> desk.make(creation, keyed(creation)));
        assertThat(desk.recordsOf(desk.requester)).isEqualTo(4);
        assertThat(lines(helpdesk.purged(helpdesk.softDeleted(desk.requester))))
                .contains("4 idempotency records of this contact and its tickets are deleted");
        assertThat(Stream.of(desk.requester, desk.participant).map(desk::recordsOf))
                .containsOnly(0);
        assertThat(creations.stream().flatMap(creation -> desk.refusals(creation, keyed(creation)).stream()))
                .containsExactly("ContactNotFound", "TicketNotFound", "TicketNotFound", "TicketNotFound");
    }

    @Test
    @Tag("R6")
    void endsWithTheContactInWhoseNameItWasDone() {
        List.of(Creation.NOTE, Creation.COMMENT, Creation.RATING)
                .forEach(creation -> desk.make(creation, keyed(creation)));
        assertThat(lines(helpdesk.purged(helpdesk.softDeleted(desk.participant))))
                .contains("2 idempotency records of other people's tickets are erased");
        assertThat(desk.recordsOf(desk.participant)).isZero();
        assertThat(desk.recordsOf(desk.requester)).isEqualTo(1);
        assertThat(desk.refusals(Creation.RATING, keyed(Creation.RATING))).containsExactly("ContactNotFound");
    }

    private Map<String, ?> keyed(Creation creation) {
        return desk.input(creation, desk.key + creation);
    }

    private static List<String> lines(JsonNode purge) {
        return purge.path("actions")
                .valueStream()
                .map(action -> action.path("description").asString())
                .toList();
    }

    private String recordOf(String result) {
        return jdbc.sql("SELECT * FROM idempotency_record WHERE result_id = :result")
                .param("result", RepeatingDesk.bytes(result))
                .query((row, _) -> content(row))
                .single();
    }

    private static String content(ResultSet row) throws SQLException {
        var content = new StringBuilder();
        for (var index = 1; index <= row.getMetaData().getColumnCount(); index++) {
            var bytes = row.getBytes(index);
            content.append(bytes == null ? "" : new String(bytes, ISO_8859_1)).append('\n');
        }
        return content.toString();
    }
}
