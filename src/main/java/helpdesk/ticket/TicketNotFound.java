package helpdesk.ticket;

import helpdesk.graphql.usererror.UserError;
import java.util.List;

/// There is no such ticket for the caller, or the purge of its requester has begun.
public record TicketNotFound(List<String> field) implements UserError {

    static TicketNotFound at(String field) {
        return new TicketNotFound(List.of("input", field));
    }

    @Override
    public String message() {
        return "There is no such ticket";
    }
}
