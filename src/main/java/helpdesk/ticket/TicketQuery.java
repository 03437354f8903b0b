package helpdesk.ticket;

import com.fasterxml.uuid.impl.UUIDUtil;
import helpdesk.database.Columns;
import helpdesk.graphql.paging.Cursor;
import helpdesk.graphql.paging.Keyset;
import helpdesk.graphql.paging.PageRequest;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/// The statements of a list of tickets. The rows of a page come from one index, in its order, or for several
/// statuses from one range of it for each. The statements name the index: the database might choose to sort.
///
/// A search looks at each ticket of one contact, or at the latest ones of all. An index of the words would be a table
/// of its own, which each new ticket would pay for and each purge would have to erase.
record TicketQuery(TicketFilter filter, TicketOrder order) {

    /// How many of the latest tickets a search among those of all contacts looks at.
    static final int MOST_SEARCHED = 10_000;

    private static final String WHERE = " STRAIGHT_JOIN contact r ON r.id = t.requester_id WHERE r.state <> 'PURGING'";

    /// The tickets whose requester's purge has begun, which no list holds.
    private static final String OF_PURGED =
            "contact r STRAIGHT_JOIN ticket t ON t.requester_id = r.id WHERE r.state = 'PURGING'";

    /// Makes the database read the index of numbers from one end: without a range, it reads and sorts all tickets.
    private static final String ANY_NUMBER = " AND t.number > 0";

    String page(PageRequest page) {
        var slice = conditions() + keyset().bounds(page) + keyset().order(page);
        return ranges().stream()
                .map(range -> "(SELECT " + TicketView.COLUMNS + " FROM " + source() + WHERE + range + slice + ")")
                .collect(Collectors.joining(" UNION ALL "));
    }

    /// Without looking at the requester of each ticket, if they may be many. Then the tickets of each status are
    /// counted by themselves: for all statuses together, the database might read the whole index.
    String count() {
        var found = " AND t.status IN (:statuses)" + conditions();
        return filter.isNarrow() || filter.isSearch()
                ? "SELECT COUNT(*) FROM " + source() + WHERE + found
                : "SELECT " + countsByStatus() + " - (SELECT COUNT(*) FROM " + OF_PURGED + found + ")";
    }

    private String countsByStatus() {
        var index = order.isByUpdate() ? "ticket_by_update" : "ticket_by_status";
        return filter.statuses().stream()
                .map(status -> "(SELECT COUNT(*) FROM ticket t FORCE INDEX (%s) WHERE t.status = '%s'%s)"
                        .formatted(index, status, conditions()))
                .collect(Collectors.joining(" + "));
    }

    private String source() {
        return isOfCollaborator()
                ? "ticket_collaborator v FORCE INDEX (ticket_collaborator_contact_tickets)"
                        + " STRAIGHT_JOIN ticket t FORCE INDEX (PRIMARY) ON t.id = v.ticket_id"
                : "ticket t FORCE INDEX (" + index() + ")";
    }

    private String index() {
        if (filter.requesterId() != null) {
            return order.isByUpdate() ? "ticket_of_requester_by_status" : "ticket_of_requester";
        }
        if (order.isByUpdate()) {
            return "ticket_by_update";
        }
        return isOneRange() ? "ticket_number" : "ticket_by_status";
    }

    private boolean isOfCollaborator() {
        return filter.collaboratorId() != null;
    }

    /// Whether the index holds the tickets of all statuses together, in the order of the list.
    private boolean isOneRange() {
        return !order.isByUpdate() && (filter.isNarrow() || filter.isOfAnyStatus());
    }

    private List<String> ranges() {
        if (isOneRange()) {
            return List.of((filter.isNarrow() ? "" : ANY_NUMBER)
                    + (filter.isOfAnyStatus() ? "" : " AND t.status IN (:statuses)"));
        }
        return filter.statuses().stream()
                .map(status -> " AND t.status = '" + status + "'")
                .toList();
    }

    private String conditions() {
        return (isOfCollaborator() ? " AND v.contact_id = :collaborator" : "")
                + filter.conditions()
                + (filter.isSearch() && !filter.isNarrow()
                        ? " AND t.number > (SELECT MAX(number) FROM ticket) - " + MOST_SEARCHED
                        : "");
    }

    /// Tickets get their numbers, and their ids, in the order in which they are opened. The index of collaborators
    /// holds ids only.
    Keyset<?> keyset() {
        if (isOfCollaborator()) {
            return new Keyset<>("v.ticket_id", "v.ticket_id", order.isDescending(), TicketQuery::bytes);
        }
        return order.isByUpdate()
                ? new Keyset<>("t.updated_at", "t.id", order.isDescending(), LocalDateTime::parse)
                : new Keyset<>("t.number", "t.number", order.isDescending(), Long::valueOf);
    }

    private static byte[] bytes(String id) {
        return UUIDUtil.asByteArray(UUID.fromString(id));
    }

    Cursor cursor(TicketView ticket) {
        var id = ticket.ticketId();
        if (isOfCollaborator()) {
            return Cursor.of(id.value(), id);
        }
        return order.isByUpdate() ? Cursor.of(Columns.of(ticket.updatedAt()), id) : Cursor.of(ticket.number(), id);
    }

    /// Cursors are good for lists of the same name only.
    String listName() {
        return (isOfCollaborator() ? "tickets of a collaborator by " : "tickets by ") + order.field();
    }

    /// As the database orders the rows of each range.
    Comparator<TicketView> inOrderOf(PageRequest page) {
        var ascending = order.isByUpdate()
                ? Comparator.comparing(TicketView::updatedAt)
                        .thenComparing(ticket -> ticket.ticketId().bytes(), Arrays::compareUnsigned)
                : Comparator.comparingInt(TicketView::number);
        return keyset().isAscending(page) ? ascending : ascending.reversed();
    }

    boolean isOfSeveralRanges() {
        return ranges().size() > 1;
    }
}
