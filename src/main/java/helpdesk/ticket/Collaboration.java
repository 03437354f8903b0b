package helpdesk.ticket;

import helpdesk.contact.ContactId;
import helpdesk.database.EntityId;
import java.sql.ResultSet;
import java.sql.SQLException;

/// A ticket of somebody else's, and the contact who takes part in it.
record Collaboration(ContactId collaborator, TicketView ticket) {

    static final String COLUMNS = TicketView.COLUMNS + ", v.contact_id";

    static Collaboration of(ResultSet row, int number) throws SQLException {
        var collaborator = new ContactId(EntityId.uuid(row.getBytes("contact_id")));
        return new Collaboration(collaborator, TicketView.of(row, number));
    }

    TicketId ticketId() {
        return ticket.ticketId();
    }

    long number() {
        return ticket.number();
    }
}
