package helpdesk.ticket;

import helpdesk.graphql.usererror.UserError;
import java.util.List;

/// The contact is neither the requester nor a collaborator of the ticket, and cannot rate it.
public record RaterNotOnTicket(String message, List<String> field) implements UserError {

    RaterNotOnTicket() {
        this("Only the requester and the collaborators can rate a ticket", UserError.at("raterId"));
    }
}
