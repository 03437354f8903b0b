package helpdesk.contact;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// In the running transaction, something has happened to a contact that the help desk keeps a record of, even after
/// the contact's purge.
///
/// @param changedFields the names of the fields that have changed, without their values; empty unless it was changed
/// @param agent who did it; null for the contact itself
public record ContactRecorded(
        ContactId contact,
        Kind kind,
        List<String> changedFields,
        @Nullable Agent agent) {

    /// What has happened: the schema's `AuditEventKind`.
    public enum Kind {
        CREATED,
        CHANGED,
        SOFT_DELETED,
        RESTORED,
        PURGED
    }
}
