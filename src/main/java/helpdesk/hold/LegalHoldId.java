package helpdesk.hold;

import helpdesk.database.EntityId;
import helpdesk.graphql.GlobalId;
import java.util.Optional;
import java.util.UUID;

/// The id of a legal hold.
record LegalHoldId(UUID value) implements EntityId {

    static final char TYPE = 'H';

    static LegalHoldId next() {
        return new LegalHoldId(EntityId.next());
    }

    static Optional<LegalHoldId> parse(String globalId) {
        return GlobalId.parse(TYPE, globalId).map(LegalHoldId::new);
    }

    String global() {
        return new GlobalId(TYPE, value).toString();
    }
}
