package helpdesk.hold;

import helpdesk.contact.ContactId;
import helpdesk.graphql.usererror.UserError;
import java.util.List;

/// The contact cannot be purged, since it has a legal hold in force.
public record ContactOnLegalHold(ContactId contactId, String message, List<String> field) implements UserError {

    ContactOnLegalHold(ContactId contact) {
        this(contact, "This contact has a legal hold and cannot be purged", UserError.at("id"));
    }
}
