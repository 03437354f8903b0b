package helpdesk.contact;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// In the running transaction, something has happened to a contact, or to each of several, that the help desk keeps a
/// record of, even after the contact's purge.
///
/// @param contacts each of them once, at least one
/// @param changedFields the names of the fields that have changed, without their values; empty unless it was changed
/// @param agent who did it; null for the contact itself, and if a legal hold has expired
public record ContactRecorded(
        Collection<ContactId> contacts,
        Kind kind,
        List<String> changedFields,
        @Nullable Agent agent) {

    ContactRecorded(ContactId contact, Kind kind, List<String> changedFields, @Nullable Agent agent) {
        this(Set.of(contact), kind, changedFields, agent);
    }

    /// What has happened: the schema's `AuditEventKind`.
    public enum Kind {
        CREATED,
        CHANGED,
        SOFT_DELETED,
        RESTORED,
        PURGED,
        EXPORTED,
        LEGAL_HOLD_PLACED,
        LEGAL_HOLD_RELEASED,
        LEGAL_HOLD_EXPIRED
    }
}
