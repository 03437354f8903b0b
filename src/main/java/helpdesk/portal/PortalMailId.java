package helpdesk.portal;

import helpdesk.database.EntityId;
import java.util.UUID;

/// The id of a mail that waits, or whose link waits.
record PortalMailId(UUID value) implements EntityId {

    static PortalMailId next() {
        return new PortalMailId(EntityId.next());
    }
}
