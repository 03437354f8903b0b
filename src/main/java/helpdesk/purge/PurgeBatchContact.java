package helpdesk.purge;

import helpdesk.contact.ContactId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A contact that was chosen for a batch: the schema's `PurgeBatchContact`.
///
/// @param planned how many rows its purge was to change when the batch was prepared; null if it was left out then
/// @param fingerprint what was confirmed for it; null if it was left out
/// @param blockers why it was left out or skipped: values of the schema's `PurgeBlocker`
public record PurgeBatchContact(
        ContactId contactId,
        @Nullable Integer planned,
        @Nullable String fingerprint,
        List<String> blockers) {

    static final String CONTACT_NOT_FOUND = "CONTACT_NOT_FOUND";
    static final String NOT_SOFT_DELETED = "NOT_SOFT_DELETED";
    static final String CHANGED = "CHANGED_SINCE_PREVIEW";

    /// A contact to purge that is not counted yet.
    static PurgeBatchContact included(ContactId contact) {
        return new PurgeBatchContact(contact, 0, null, List.of());
    }

    static PurgeBatchContact leftOut(ContactId contact, List<String> blockers) {
        return new PurgeBatchContact(contact, null, null, blockers);
    }

    boolean isLeftOut() {
        return planned == null;
    }
}
