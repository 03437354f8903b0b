package helpdesk.ticket;

import helpdesk.graphql.usererror.UserError;
import java.util.List;

/// Contacts cannot write in the ticket: its requester is soft deleted (R1), which other contacts are not told.
public record TicketReadOnly() implements UserError {

    @Override
    public String message() {
        return "Contacts cannot write in this ticket at present";
    }

    @Override
    public List<String> field() {
        return List.of("input", "ticketId");
    }
}
