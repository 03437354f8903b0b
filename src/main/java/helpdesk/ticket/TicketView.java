package helpdesk.ticket;

import helpdesk.contact.ContactId;
import helpdesk.contact.ContactView;
import helpdesk.database.Columns;
import helpdesk.database.EntityId;
import helpdesk.database.PersonalText;
import helpdesk.graphql.Node;
import helpdesk.graphql.ReadAhead;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A ticket as it is read: the schema's `Ticket`.
///
/// @param requester null if it was not read with the ticket
record TicketView(
        TicketId ticketId,
        ContactId requesterId,
        int number,
        PersonalText subject,
        TicketStatus status,
        Instant createdAt,
        Instant updatedAt,
        @Nullable ContactView requester)
        implements Node, ReadAhead {

    static final String COLUMNS = "t.id, t.requester_id, t.number, t.subject, t.status, t.created_at, t.updated_at";

    static TicketView of(ResultSet row, int number) throws SQLException {
        return of(row, null);
    }

    static TicketView of(ResultSet row, @Nullable ContactView requester) throws SQLException {
        return new TicketView(
                new TicketId(EntityId.uuid(row.getBytes("id"))),
                new ContactId(EntityId.uuid(row.getBytes("requester_id"))),
                row.getInt("number"),
                new PersonalText(row.getString("subject")),
                TicketStatus.valueOf(row.getString("status")),
                Columns.instant(row, "created_at"),
                Columns.instant(row, "updated_at"),
                requester);
    }

    @Override
    public String id() {
        return ticketId.global();
    }

    @Override
    public @Nullable Object readAhead(String field) {
        return field.equals("requester") ? requester : null;
    }
}
