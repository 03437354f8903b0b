package helpdesk.export;

import helpdesk.contact.Agent;
import helpdesk.contact.ContactId;
import helpdesk.security.CheckedToken;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An export of a contact, until its end.
///
/// @param officer who exports it; null if the contact itself does
record Export(ContactId contact, @Nullable Agent officer, CheckedToken token) {

    boolean isByOfficer() {
        return officer != null;
    }

    /// For the statements of its parts.
    Map<String, Object> parameters() {
        return Map.of("contact", contact.bytes(), "officer", isByOfficer());
    }
}
