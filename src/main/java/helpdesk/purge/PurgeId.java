package helpdesk.purge;

import helpdesk.database.EntityId;
import helpdesk.graphql.GlobalId;
import java.util.Optional;
import java.util.UUID;

/// The id of a purge.
record PurgeId(UUID value) implements EntityId {

    static final char TYPE = 'P';

    static PurgeId next() {
        return new PurgeId(EntityId.next());
    }

    static Optional<PurgeId> parse(String globalId) {
        return GlobalId.parse(TYPE, globalId).map(PurgeId::new);
    }

    String global() {
        return new GlobalId(TYPE, value).toString();
    }
}
