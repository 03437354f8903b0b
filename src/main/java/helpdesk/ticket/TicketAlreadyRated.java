package helpdesk.ticket;

import helpdesk.graphql.usererror.UserError;
import java.util.List;

/// The contact has already rated the ticket.
public record TicketAlreadyRated() implements UserError {

    @Override
    public String message() {
        return "This contact has already rated this ticket";
    }

    @Override
    public List<String> field() {
        return List.of("input", "raterId");
    }
}
