package helpdesk.contact.idempotency;

import helpdesk.contact.ContactId;
import helpdesk.database.EntityId;
import org.jspecify.annotations.Nullable;

/// What was done, and whose it is: with either of the two contacts, the memory of it ends.
///
/// @param result the id of what came of it
/// @param owner the contact with whose purge the result goes
/// @param author the other contact in whose name it was done; null if it was the owner, or no contact
public record Deed<T extends EntityId>(
        T result, ContactId owner, @Nullable ContactId author) {

    public Deed {
        author = owner.equals(author) ? null : author;
    }

    public static <T extends EntityId> Deed<T> of(T result, ContactId owner) {
        return new Deed<>(result, owner, null);
    }
}
