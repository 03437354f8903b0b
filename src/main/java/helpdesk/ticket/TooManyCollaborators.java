package helpdesk.ticket;

import helpdesk.graphql.usererror.UserError;
import java.util.List;

/// The ticket has as many collaborators as it may have.
public record TooManyCollaborators() implements UserError {

    static final int MOST = 100;

    @Override
    public String message() {
        return "This ticket has " + MOST + " collaborators, and may not have more";
    }

    @Override
    public List<String> field() {
        return List.of("input", "ticketId");
    }
}
