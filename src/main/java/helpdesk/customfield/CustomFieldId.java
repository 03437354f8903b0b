package helpdesk.customfield;

import helpdesk.database.EntityId;
import java.util.UUID;

/// The id of a custom field.
record CustomFieldId(UUID value) implements EntityId {

    static CustomFieldId next() {
        return new CustomFieldId(EntityId.next());
    }
}
