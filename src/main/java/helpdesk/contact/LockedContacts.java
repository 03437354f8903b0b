package helpdesk.contact;

import helpdesk.graphql.usererror.UserError;
import java.util.Map;
import java.util.Optional;

/// Contacts whose rows the running transaction has locked: what is said of them here stays true to its end.
public record LockedContacts(Map<ContactId, ContactState> states) {

    /// Whether there is such a contact, and its purge has not begun.
    public boolean exists(ContactId id) {
        return states.getOrDefault(id, ContactState.PURGING) != ContactState.PURGING;
    }

    public boolean isActive(ContactId id) {
        return states.get(id) == ContactState.ACTIVE;
    }

    /// Why nothing may be written in the name of a contact; empty when it may (R1).
    public Optional<UserError> whyNotInTheNameOf(ContactId id, String field) {
        if (!exists(id)) {
            return Optional.of(new ContactNotFound(field));
        }
        return isActive(id) ? Optional.empty() : Optional.of(new ContactNotActive(id, field));
    }
}
