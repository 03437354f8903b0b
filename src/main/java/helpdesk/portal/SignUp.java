package helpdesk.portal;

import helpdesk.contact.EmailAddress;
import java.time.Instant;

/// Somebody who wants to sign up and has yet to prove that the address is theirs. Personal data.
///
/// @param isMailed whether a letter was tried before
record SignUp(SignUpId id, String name, EmailAddress email, Instant createdAt, Instant expiresAt, boolean isMailed) {

    @Override
    public String toString() {
        return "[redacted]";
    }
}
