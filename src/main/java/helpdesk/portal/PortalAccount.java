package helpdesk.portal;

import helpdesk.contact.ContactId;

/// What a contact signs in with.
///
/// @param isOpen whether the contact is active; a soft-deleted contact keeps its account and cannot use it (R1, R2)
/// @param lockOuts how often the contact has been locked out, from a random number on: a token of before the last time
///     is good for nothing
record PortalAccount(ContactId contact, boolean isOpen, String passwordHash, int lockOuts) {

    @Override
    public String toString() {
        return "[redacted]";
    }
}
