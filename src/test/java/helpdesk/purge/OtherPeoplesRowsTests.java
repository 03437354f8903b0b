package helpdesk.purge;

import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.api.Helpdesk;
import helpdesk.contact.ContactId;
import helpdesk.database.DatabaseSchema;
import helpdesk.database.DatabaseSnapshot;
import helpdesk.database.Row;
import helpdesk.database.RowChange;
import helpdesk.database.RowChange.Deleted;
import helpdesk.database.RowChange.Inserted;
import helpdesk.database.RowChange.Updated;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A purge leaves everybody else's rows as they were, byte by byte (R6): all that changes in them is who wrote it.
@ErasureTest
class OtherPeoplesRowsTests {

    private static final Map<String, String> AUTHORS =
            Map.of("comment", "author_contact_id", "survey_rating", "rater_contact_id");

    final Helpdesk helpdesk;
    final JdbcTemplate jdbc;
    final DatabaseSchema schema;

    @Autowired
    OtherPeoplesRowsTests(Helpdesk helpdesk, JdbcTemplate jdbc, DatabaseSchema schema) {
        this.helpdesk = helpdesk;
        this.jdbc = jdbc;
        this.schema = schema;
    }

    @BeforeEach
    void clear() {
        schema.clear();
    }

    @Test
    void stayAsTheyWereButForTheAuthor() {
        var contact = aContactOfARichHelpDesk();

        var updates = changesByPurging(contact).stream()
                .filter(Updated.class::isInstance)
                .map(Updated.class::cast)
                .toList();

        assertThat(updates).extracting(Updated::table).contains("comment", "survey_rating");
        assertThat(updates).allSatisfy(update -> becomesDeletedUser(update, contact));
    }

    @Test
    void stayWhereTheyAre() {
        var contact = aContactOfARichHelpDesk();
        var tickets = ticketsOf(contact);

        var deleted = changesByPurging(contact).stream()
                .filter(Deleted.class::isInstance)
                .map(Deleted.class::cast)
                .toList();

        assertThat(deleted).hasSizeGreaterThan(50).allMatch(row -> isOf(row.table(), row.row(), contact, tickets));
    }

    @Test
    void areJoinedByTheRecordOfThePurgeAndItsAuditEventOnly() {
        var changes = changesByPurging(aContactOfARichHelpDesk());

        assertThat(changes)
                .filteredOn(Inserted.class::isInstance)
                .extracting(RowChange::table)
                .containsOnly("audit_event", "contact_purge", "contact_purge_action");
    }

    private ContactId aContactOfARichHelpDesk() {
        return new RandomHelpdesk(1, jdbc)
                .withContacts(30)
                .withCustomFieldValues()
                .withTickets(12)
                .withComments(15)
                .withSurveyRatings()
                .withCollaborators()
                .withIdempotencyRecords()
                .softDeleted()
                .getFirst();
    }

    private List<RowChange> changesByPurging(ContactId contact) {
        var before = snapshot();
        helpdesk.purged(contact.global());
        return before.changesUntil(snapshot());
    }

    private static void becomesDeletedUser(Updated update, ContactId contact) {
        var author = AUTHORS.getOrDefault(update.table(), "");
        assertThat(update.columns()).containsExactly(author);
        assertThat(update.before().value(author)).isEqualTo(Row.literal(contact.bytes()));
        assertThat(update.after().has(author)).isFalse();
    }

    private List<String> ticketsOf(ContactId contact) {
        return jdbc
                .query("SELECT id FROM ticket WHERE requester_id = ?", (row, _) -> row.getBytes(1), contact.bytes())
                .stream()
                .map(Row::literal)
                .toList();
    }

    /// By the row's own columns: the contact, what names the contact, and what is in the contact's tickets.
    private static boolean isOf(String table, Row row, ContactId contact, List<String> tickets) {
        var id = Row.literal(contact.bytes());
        return switch (table) {
            case "contact" -> row.value("id").equals(id);
            case "custom_field_value" -> row.value("contact_id").equals(id);
            case "ticket" -> row.value("requester_id").equals(id);
            case "comment", "survey_rating" -> tickets.contains(row.value("ticket_id"));
            case "ticket_collaborator" ->
                row.value("contact_id").equals(id) || tickets.contains(row.value("ticket_id"));
            case "idempotency_record" ->
                row.value("owner_id").equals(id) || row.value("author_id").equals(id);
            default -> false;
        };
    }

    private DatabaseSnapshot snapshot() {
        return DatabaseSnapshot.of(schema.tables(), JdbcClient.create(jdbc));
    }
}
