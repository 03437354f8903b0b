package helpdesk.ticket;

import helpdesk.graphql.usererror.UserError;
import java.util.List;

/// The contact has rated the ticket before.
public record TicketAlreadyRated() implements UserError {

    @Override
    public String message() {
        return "This contact has rated this ticket already";
    }

    @Override
    public List<String> field() {
        return List.of("input", "raterId");
    }
}
