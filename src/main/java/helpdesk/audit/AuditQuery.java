package helpdesk.audit;

import static java.util.stream.Collectors.joining;

import helpdesk.database.Columns;
import helpdesk.graphql.paging.Cursor;
import helpdesk.graphql.paging.Keyset;
import helpdesk.graphql.paging.PageRequest;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;

/// The statements of a list of audit events. Those of one contact come in the order of their positions. Those of all
/// come by time, from one range of an index for each kind: an index without kinds would be one more to write.
record AuditQuery(AuditEventFilter filter) {

    static final String OF_CONTACT = "audit events of a contact";

    private static final Keyset<Long> BY_POSITION = new Keyset<>("e.position", "e.position", true, Long::valueOf);

    private static final Keyset<LocalDateTime> BY_TIME =
            new Keyset<>("e.occurred_at", "e.id", true, LocalDateTime::parse);

    String page(PageRequest page) {
        var slice = keyset().bounds(page) + keyset().order(page);
        return ranges().stream()
                .map(range -> "(SELECT " + AuditEvent.COLUMNS + range + slice + ")")
                .collect(joining(" UNION ALL "));
    }

    String count() {
        return ranges().stream().map(range -> "(SELECT COUNT(*)" + range + ")").collect(joining(" + ", "SELECT ", ""));
    }

    private List<String> ranges() {
        var source = " FROM audit_event e FORCE INDEX (" + index() + ") WHERE ";
        if (filter.isOfContact()) {
            var kinds = filter.kinds().stream().map(kind -> "'" + kind + "'").collect(joining(", ", "(", ")"));
            return List.of(source + "e.kind IN " + kinds + filter.conditions());
        }
        return filter.kinds().stream()
                .map(kind -> source + "e.kind = '" + kind + "'" + filter.conditions())
                .toList();
    }

    private String index() {
        if (filter.isOfContact()) {
            return "audit_event_of_contact";
        }
        return filter.actor() == null ? "audit_event_by_kind" : "audit_event_of_agent";
    }

    Keyset<?> keyset() {
        return filter.isOfContact() ? BY_POSITION : BY_TIME;
    }

    static Cursor position(AuditEvent event) {
        return Cursor.of(event.position(), event.eventId());
    }

    Cursor cursor(AuditEvent event) {
        return filter.isOfContact() ? position(event) : Cursor.of(Columns.of(event.occurredAt()), event.eventId());
    }

    /// Cursors are good for lists of the same name only.
    String listName() {
        return filter.isOfContact() ? OF_CONTACT : "audit events";
    }

    /// As the database orders the rows of each range.
    Comparator<AuditEvent> inOrderOf(PageRequest page) {
        var ascending = filter.isOfContact() ? Comparator.comparingInt(AuditEvent::position) : AuditEvent.BY_TIME;
        return keyset().isAscending(page) ? ascending : ascending.reversed();
    }
}
