package helpdesk.contact.idempotency;

import helpdesk.contact.ContactId;
import helpdesk.database.EntityId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What was done, and whose it is: with either of the two contacts, the memory of it ends. What is no contact's is
/// remembered as long as it is there.
///
/// @param result the id of what came of it
/// @param owner the contact with whose purge the result goes; null if it goes with none
/// @param author the other contact in whose name it was done; null if it was the owner, or no contact
public record Deed<T extends EntityId>(
        T result, @Nullable ContactId owner, @Nullable ContactId author) {

    public Deed {
        author = Objects.equals(author, owner) ? null : author;
    }

    public static <T extends EntityId> Deed<T> ofNobody(T result) {
        return new Deed<>(result, null, null);
    }

    public static <T extends EntityId> Deed<T> of(T result, ContactId owner) {
        return new Deed<>(result, owner, null);
    }
}
