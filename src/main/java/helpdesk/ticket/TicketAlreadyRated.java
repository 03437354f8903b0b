package helpdesk.ticket;

import helpdesk.graphql.usererror.UserError;
import java.util.List;

/// The contact has already rated the ticket.
public record TicketAlreadyRated(String message, List<String> field) implements UserError {

    TicketAlreadyRated() {
        this("This contact has already rated this ticket", UserError.at("raterId"));
    }
}
