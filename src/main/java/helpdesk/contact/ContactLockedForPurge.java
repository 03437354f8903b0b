package helpdesk.contact;

/// A soft-deleted contact is about to be counted for its purge, in the running transaction: whatever is the
/// contact's by its e-mail address alone is to be made the contact's now, since the address goes first (R7).
public record ContactLockedForPurge(ContactId contact) {}
