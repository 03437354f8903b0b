package helpdesk.audit;

import helpdesk.database.EntityId;
import helpdesk.graphql.GlobalId;
import java.util.UUID;

/// The id of an audit event.
record AuditEventId(UUID value) implements EntityId {

    static final char TYPE = 'A';

    static AuditEventId next() {
        return new AuditEventId(EntityId.next());
    }

    String global() {
        return new GlobalId(TYPE, value).toString();
    }
}
