package helpdesk.ticket;

import helpdesk.graphql.usererror.UserError;
import java.util.List;

/// Only the requester and the collaborators of a ticket rate it.
public record RaterNotOnTicket() implements UserError {

    @Override
    public String message() {
        return "Only the requester and the collaborators rate a ticket";
    }

    @Override
    public List<String> field() {
        return List.of("input", "raterId");
    }
}
