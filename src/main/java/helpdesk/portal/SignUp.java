package helpdesk.portal;

import helpdesk.contact.EmailAddress;
import java.time.Instant;

/// Somebody who wants to sign up and has yet to prove that the address is theirs. Personal data.
record SignUp(SignUpId id, String name, EmailAddress email, Instant createdAt, Instant expiresAt) {

    @Override
    public String toString() {
        return "[redacted]";
    }
}
