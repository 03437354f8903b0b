package helpdesk.purge;

import helpdesk.database.EntityId;
import helpdesk.graphql.GlobalId;
import java.util.Optional;
import java.util.UUID;

/// The id of a purge batch.
public record PurgeBatchId(UUID value) implements EntityId {

    public static final char TYPE = 'B';

    public static PurgeBatchId next() {
        return new PurgeBatchId(EntityId.next());
    }

    public static Optional<PurgeBatchId> parse(String globalId) {
        return GlobalId.parse(TYPE, globalId).map(PurgeBatchId::new);
    }

    public String global() {
        return new GlobalId(TYPE, value).toString();
    }
}
