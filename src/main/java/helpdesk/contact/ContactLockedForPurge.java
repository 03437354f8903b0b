package helpdesk.contact;

/// In the running transaction, a soft-deleted contact is about to be counted for its purge. Rows that belong to it
/// by its e-mail address alone have to be linked to it now, since the address is erased first (R7).
public record ContactLockedForPurge(ContactId contact) {}
