package helpdesk.portal;

import helpdesk.database.EntityId;
import java.util.UUID;

/// The id of a sign-up that waits for its confirmation.
record SignUpId(UUID value) implements EntityId {

    static SignUpId next() {
        return new SignUpId(EntityId.next());
    }
}
