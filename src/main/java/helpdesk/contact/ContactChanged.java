package helpdesk.contact;

import helpdesk.graphql.usererror.UserError;
import java.util.List;

/// Somebody else has changed the contact since the version on which this update is based.
public record ContactChanged(ContactId contactId, String message, List<String> field) implements UserError {

    ContactChanged(ContactId contactId) {
        this(
                contactId,
                "This contact has changed in the meantime; look at it again and repeat your change",
                UserError.at("version"));
    }
}
