package helpdesk.contact;

import org.jspecify.annotations.Nullable;

/// A soft-deleted contact is about to lose its personal fields for good, in the running transaction: whatever is found
/// by its e-mail address alone is to be forgotten now (R7).
public record ContactPurgeBegun(@Nullable EmailAddress email) {

    @Override
    public String toString() {
        return "[redacted]";
    }
}
