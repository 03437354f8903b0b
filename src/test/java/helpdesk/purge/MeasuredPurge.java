package helpdesk.purge;

import static java.util.stream.Collectors.toSet;

import helpdesk.database.Row;
import helpdesk.database.RowChange;
import helpdesk.database.RowChange.Deleted;
import helpdesk.database.RowChange.Inserted;
import helpdesk.database.RowChange.Updated;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a purge did, counted from what became of the rows and in the words of a preview, such as `DELETE COMMENT`.
/// Whatever a purge has no business doing stands there too, under its own name.
final class MeasuredPurge {

    private static final List<String> PERSONAL_FIELDS = List.of("name", "email", "phone", "job_title", "address");

    private final Map<String, Integer> counts = new HashMap<>();
    private final Set<String> deletedTickets;
    private final Set<String> deletedContacts;

    private MeasuredPurge(List<RowChange> changes) {
        this.deletedTickets = deleted("ticket", changes);
        this.deletedContacts = deleted("contact", changes);
    }

    private static Set<String> deleted(String table, List<RowChange> changes) {
        return changes.stream()
                .filter(change -> change instanceof Deleted && change.table().equals(table))
                .map(change -> ((Deleted) change).row().value("id"))
                .collect(toSet());
    }

    static Map<String, Integer> of(List<RowChange> changes) {
        var purge = new MeasuredPurge(changes);
        changes.forEach(purge::add);
        return purge.counts;
    }

    private void add(RowChange change) {
        switch (change) {
            case Deleted deleted -> addDeleted(deleted.table(), deleted.row());
            case Updated updated -> add(update(updated), 1);
            case Inserted inserted -> addInserted(inserted.table());
        }
    }

    private void addDeleted(String table, Row row) {
        switch (table) {
            case "contact" ->
                add("ERASE PERSONAL_FIELD", (int)
                        PERSONAL_FIELDS.stream().filter(row::has).count());
            case "custom_field_value" -> add("ERASE CUSTOM_FIELD_VALUE", 1);
            case "ticket" -> add("DELETE TICKET", 1);
            case "comment" -> add("DELETE COMMENT", 1);
            case "survey_rating" -> add("DELETE SURVEY_RATING", 1);
            case "ticket_collaborator" -> add(kind(deletedTickets, row.value("ticket_id")) + " COLLABORATION", 1);
            case "idempotency_record" -> add(kind(deletedContacts, row.value("owner_id")) + " IDEMPOTENCY_RECORD", 1);
            default -> add("deleted from " + table, 1);
        }
    }

    /// What goes as a part of something else that goes is deleted with it.
    private static String kind(Set<String> deleted, String whole) {
        return deleted.contains(whole) ? "DELETE" : "ERASE";
    }

    private static String update(Updated updated) {
        return switch (updated.table() + updated.columns()) {
            case "comment[author_contact_id]" -> "ANONYMIZE COMMENT";
            case "survey_rating[rater_contact_id]" -> "ANONYMIZE SURVEY_RATING";
            default -> "updated " + updated.table() + updated.columns();
        };
    }

    private void addInserted(String table) {
        if (!table.startsWith("contact_purge") && !table.equals("unit_of_work") && !table.equals("audit_event")) {
            add("inserted into " + table, 1);
        }
    }

    private void add(String what, int count) {
        if (count > 0) {
            counts.merge(what, count, Integer::sum);
        }
    }
}
