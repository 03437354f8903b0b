package helpdesk.ticket;

import helpdesk.contact.ContactId;
import helpdesk.security.AgentCaller;
import helpdesk.security.Caller;
import helpdesk.security.CallerWithoutRole;
import helpdesk.security.ContactCaller;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;

/// Which tickets and comments the caller sees, as conditions of a statement: an agent sees all of them; a contact
/// sees the tickets that it requested or takes part in, and their public comments. For the caller, no others
/// exist.
///
/// @param contact the contact that sees only its own; null for an agent
record TicketScope(@Nullable ContactId contact) {

    static TicketScope of(Caller caller) {
        return switch (caller) {
            case AgentCaller _ -> new TicketScope(null);
            case ContactCaller(var contact) -> new TicketScope(new ContactId(contact));
            case CallerWithoutRole _ -> throw new AccessDeniedException("No role at the help desk");
        };
    }

    /// Of tickets `t`.
    String tickets() {
        return contact == null ? "" : """
             AND (t.requester_id = :viewer OR EXISTS (
                SELECT 1 FROM ticket_collaborator v WHERE v.ticket_id = t.id AND v.contact_id = :viewer))\
            """;
    }

    /// Of comments `m`.
    String comments() {
        return contact == null ? "" : " AND m.visibility = 'PUBLIC'";
    }

    Map<String, ?> parameters() {
        return contact == null ? Map.of() : Map.of("viewer", contact.bytes());
    }
}
