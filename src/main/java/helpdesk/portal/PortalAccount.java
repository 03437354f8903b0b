package helpdesk.portal;

import helpdesk.contact.ContactId;
import helpdesk.database.PersonalText;

/// What a contact signs in with.
///
/// @param isOpen whether the contact is active; a soft-deleted contact keeps its account and cannot use it (R1, R2)
/// @param lockOuts how often the contact was soft deleted, counted from a random number on: tokens of before the
///     last time do not come back when the contact is restored
record PortalAccount(ContactId contact, boolean isOpen, PersonalText passwordHash, int lockOuts) {}
