package helpdesk.contact;

import org.jspecify.annotations.Nullable;

/// In the running transaction, the personal fields of a soft-deleted contact are about to be erased. What can only
/// be found by its e-mail address has to be deleted now (R7).
public record ContactPurgeBegun(@Nullable EmailAddress email) {}
