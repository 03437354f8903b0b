package helpdesk.portal;

import helpdesk.contact.EmailAddress;
import helpdesk.database.PersonalText;
import java.time.Instant;

/// Somebody who wants to sign up and has not yet proved that the address is theirs. Personal data.
///
/// @param isMailed whether a mail was tried before
record PendingSignUp(
        SignUpId id, PersonalText name, EmailAddress email, Instant createdAt, Instant expiresAt, boolean isMailed) {}
