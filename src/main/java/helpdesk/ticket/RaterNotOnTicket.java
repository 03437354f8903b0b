package helpdesk.ticket;

import helpdesk.graphql.usererror.UserError;
import java.util.List;

/// The contact is neither the requester nor a collaborator of the ticket, and cannot rate it.
public record RaterNotOnTicket() implements UserError {

    @Override
    public String message() {
        return "Only the requester and the collaborators can rate a ticket";
    }

    @Override
    public List<String> field() {
        return List.of("input", "raterId");
    }
}
