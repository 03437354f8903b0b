package helpdesk.ticket;

import helpdesk.contact.ContactId;
import helpdesk.graphql.usererror.Outcome;
import helpdesk.graphql.usererror.UserError;
import helpdesk.security.AgentCaller;
import helpdesk.security.Caller;
import helpdesk.security.ContactCaller;
import helpdesk.security.Stranger;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;

/// Who writes into tickets: an agent, who may record what a contact said, or a contact, in its own name only.
record Writer(Caller caller) {

    /// The contact in whose name it is written; empty for an id that is none, and for another contact than the writer.
    Optional<ContactId> inTheNameOf(@Nullable String contactId) {
        return switch (caller) {
            case AgentCaller _ -> ContactId.parse(contactId);
            case ContactCaller(var own) ->
                Optional.of(new ContactId(own))
                        .filter(itself -> contactId == null || contactId.equals(itself.global()));
            case Stranger _ -> Optional.empty();
        };
    }

    /// Whether it has to be said in whose name it is written.
    boolean isAgent() {
        return caller instanceof AgentCaller;
    }

    /// Why nothing is written. A contact that was locked out meanwhile hears of it as it will from now on.
    <T> Outcome<T> refused(UserError reason) {
        if (isAgent()) {
            return Outcome.refused(reason);
        }
        throw new AuthenticationCredentialsNotFoundException("The contact is not active any more");
    }

    /// The agent who records it; null when a contact writes itself.
    @Nullable
    AgentCaller recordedBy() {
        return caller instanceof AgentCaller agent ? agent : null;
    }
}
