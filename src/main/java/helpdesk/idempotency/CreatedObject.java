package helpdesk.idempotency;

import helpdesk.database.EntityId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a mutation has created, and the contacts whose purge ends the record of it.
///
/// @param owner the id of the contact that the object belongs to and is purged with; null if it belongs to none
/// @param author the id of another contact in whose name it was created; null if there is none
public record CreatedObject<T extends EntityId>(
        T id, @Nullable EntityId owner, @Nullable EntityId author) {

    public CreatedObject {
        author = Objects.equals(author, owner) ? null : author;
    }

    public static <T extends EntityId> CreatedObject<T> ofNoContact(T id) {
        return new CreatedObject<>(id, null, null);
    }

    public static <T extends EntityId> CreatedObject<T> of(T id, EntityId owner) {
        return new CreatedObject<>(id, owner, null);
    }
}
