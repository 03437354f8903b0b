package helpdesk.portal;

import helpdesk.contact.ContactId;
import java.time.Instant;

/// What a contact gets for signing in: a bearer token of its own. Nothing of it is stored.
record Session(ContactId contact, String accessToken, Instant expiresAt) {

    @Override
    public String toString() {
        return "[redacted]";
    }
}
