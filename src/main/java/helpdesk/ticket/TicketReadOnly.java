package helpdesk.ticket;

import helpdesk.graphql.usererror.UserError;
import java.util.List;

/// The ticket takes nothing from contacts for now: its requester is soft deleted (R1), which is nobody else's business.
public record TicketReadOnly() implements UserError {

    @Override
    public String message() {
        return "This ticket takes nothing from contacts at present";
    }

    @Override
    public List<String> field() {
        return List.of("input", "ticketId");
    }
}
