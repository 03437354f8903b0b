package helpdesk.portal;

import helpdesk.contact.ContactId;
import helpdesk.database.PersonalText;

/// What a contact signs in with.
///
/// @param isOpen whether the contact is active; a soft-deleted contact keeps its account and cannot use it (R1, R2)
/// @param sessionNumber held by each token, and larger after each new password and each soft delete: tokens issued
///     before are never valid again, not even when the contact is restored
record PortalAccount(ContactId contact, boolean isOpen, PersonalText passwordHash, int sessionNumber) {}
