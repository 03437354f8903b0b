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
    RepetitionFixture fixture;

    @Autowired
    @SuppressWarnings("NullAway.Init") // there is one for each test
    IdempotencyRecordTests(HelpdeskClient client, Helpdesk helpdesk, JdbcClient jdbc) {
        this.client = client;
        this.helpdesk = helpdesk;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void aDesk() {
        fixture = new RepetitionFixture(client, helpdesk, jdbc);
    }

    /// Neither as it came in, nor as anything that others could make of it to see whether it was that.
    @Test
    @Tag("R7")
    void holdsNothingOfWhatWasAskedFor() throws NoSuchAlgorithmException {
        var email = Helpdesk.newEmail();
        var input = fixture.input(Creation.CONTACT, email);
        input.put("email", email);
        var contact = fixture.make(Creation.CONTACT, input).text("createContact.contact.id");
        var record = recordOf(contact);
        assertThat(record).contains(new String(RepetitionFixture.bytes(contact), ISO_8859_1));
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
        fixture.make(Creation.NOTE, fixture.input(Creation.NOTE));
        fixture.make(Creation.NOTE, fixture.input(Creation.NOTE, fixture.key + " again"));
        assertThat(jdbc.sql("SELECT COUNT(DISTINCT request_code) FROM idempotency_record WHERE owner_id = :contact")
                        .param("contact", RepetitionFixture.bytes(fixture.requester))
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void isOfNobodyWhenNothingWasDone() {
        var rows = fixture.rows();
        var input = fixture.input(Creation.TICKET);
        input.put("subject", " ");
        fixture.make(Creation.TICKET, input);
        input.put("requesterId", "nobody");
        fixture.make(Creation.TICKET, input);
        assertThat(fixture.rows()).isEqualTo(rows);
    }

    @Test
    @Tag("R7")
    void endsWithTheContactThatWasCreated() {
        var input = fixture.input(Creation.CONTACT);
        var contact = fixture.make(Creation.CONTACT, input).text("createContact.contact.id");
        assertThat(fixture.recordsOf(contact)).isEqualTo(1);
        assertThat(lines(helpdesk.purged(helpdesk.softDeleted(contact))))
                .contains("1 idempotency record of this contact and its tickets is deleted");
        assertThat(fixture.recordsOf(contact)).isZero();
        assertThat(fixture.make(Creation.CONTACT, input).text("createContact.contact.id"))
                .isNotEqualTo(contact);
    }

    @Test
    @Tag("R7")
    void endsWithTheRequesterOfTheTicket() {
        var creations = List.of(Creation.TICKET, Creation.NOTE, Creation.COMMENT, Creation.RATING);
        creations.forEach(creation -> fixture.make(creation, keyed(creation)));
        assertThat(fixture.recordsOf(fixture.requester)).isEqualTo(4);
        assertThat(lines(helpdesk.purged(helpdesk.softDeleted(fixture.requester))))
                .contains("4 idempotency records of this contact and its tickets are deleted");
        assertThat(Stream.of(fixture.requester, fixture.participant).map(fixture::recordsOf))
                .containsOnly(0);
        assertThat(creations.stream().flatMap(creation -> fixture.refusals(creation, keyed(creation)).stream()))
                .containsExactly("ContactNotFound", "TicketNotFound", "TicketNotFound", "TicketNotFound");
    }

    @Test
    @Tag("R6")
    void endsWithTheContactInWhoseNameItWasDone() {
        List.of(Creation.NOTE, Creation.COMMENT, Creation.RATING)
                .forEach(creation -> fixture.make(creation, keyed(creation)));
        assertThat(lines(helpdesk.purged(helpdesk.softDeleted(fixture.participant))))
                .contains("2 idempotency records of other people's tickets are erased");
        assertThat(fixture.recordsOf(fixture.participant)).isZero();
        assertThat(fixture.recordsOf(fixture.requester)).isEqualTo(1);
        assertThat(fixture.refusals(Creation.RATING, keyed(Creation.RATING))).containsExactly("ContactNotFound");
    }

    private Map<String, ?> keyed(Creation creation) {
        return fixture.input(creation, fixture.key + creation);
    }

    private static List<String> lines(JsonNode purge) {
        return purge.path("actions")
                .valueStream()
                .map(action -> action.path("description").asString())
                .toList();
    }

    private String recordOf(String result) {
        return jdbc.sql("SELECT * FROM idempotency_record WHERE result_id = :result")
                .param("result", RepetitionFixture.bytes(result))
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
