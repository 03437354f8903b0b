package helpdesk.ticket;

import helpdesk.graphql.usererror.UserError;
import java.util.List;

/// The ticket has as many collaborators as it may have.
public record TooManyCollaborators(String message, List<String> field) implements UserError {

    static final int MOST = 100;

    TooManyCollaborators() {
        this("This ticket has " + MOST + " collaborators, and may not have more", UserError.at("ticketId"));
    }
}
