package helpdesk.contact;

import helpdesk.database.EntityId;
import helpdesk.graphql.GlobalId;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The id of a contact.
public record ContactId(UUID value) implements EntityId {

    static final char TYPE = 'C';

    static ContactId next() {
        return new ContactId(EntityId.next());
    }

    /// From a global id; empty if it is not that of a contact.
    public static Optional<ContactId> parse(@Nullable String globalId) {
        return GlobalId.parse(TYPE, globalId).map(ContactId::new);
    }

    public String global() {
        return new GlobalId(TYPE, value).toString();
    }
}
