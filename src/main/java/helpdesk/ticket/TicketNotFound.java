package helpdesk.ticket;

import helpdesk.graphql.usererror.UserError;
import java.util.List;

/// There is no such ticket for the caller, or the purge of its requester has begun.
public record TicketNotFound(String message, List<String> field) implements UserError {

    TicketNotFound(String field) {
        this("There is no such ticket", UserError.at(field));
    }
}
