package helpdesk.contact;

import org.jspecify.annotations.Nullable;

/// In the running transaction, a contact has got another e-mail address, which only the contact's row names, or has
/// none
/// any more.
///
/// @param before the address until now, which the contact's row no longer names; null if there was none
public record ContactEmailChanged(
        ContactId contact, @Nullable EmailAddress before) {}
