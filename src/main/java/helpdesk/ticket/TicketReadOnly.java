package helpdesk.ticket;

import helpdesk.graphql.usererror.UserError;
import java.util.List;

/// Contacts cannot write in the ticket: its requester is soft deleted (R1), which other contacts are not told.
public record TicketReadOnly(String message, List<String> field) implements UserError {

    TicketReadOnly() {
        this("Contacts cannot write in this ticket at present", UserError.at("ticketId"));
    }
}
