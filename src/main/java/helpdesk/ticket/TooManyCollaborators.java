package helpdesk.ticket;

import helpdesk.graphql.usererror.UserError;
import java.util.List;

/// The ticket has as many collaborators as there can be.
public record TooManyCollaborators() implements UserError {

    @Override
    public String message() {
        return "This ticket has 100 collaborators, and cannot have more";
    }

    @Override
    public List<String> field() {
        return List.of("input", "ticketId");
    }
}
