package helpdesk.purge;

import helpdesk.database.EntityId;
import helpdesk.graphql.GlobalId;
import java.util.Optional;
import java.util.UUID;

/// The id of a purge.
public record PurgeId(UUID value) implements EntityId {

    public static final char TYPE = 'P';

    public static PurgeId next() {
        return new PurgeId(EntityId.next());
    }

    public static Optional<PurgeId> parse(String globalId) {
        return GlobalId.parse(TYPE, globalId).map(PurgeId::new);
    }

    public String global() {
        return new GlobalId(TYPE, value).toString();
    }
}
