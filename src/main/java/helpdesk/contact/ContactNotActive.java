package helpdesk.contact;

import helpdesk.graphql.usererror.UserError;
import java.util.List;

/// The contact is soft deleted: nothing is written in its name until it is restored (R1).
public record ContactNotActive(ContactId contactId, String message, List<String> field) implements UserError {

    public ContactNotActive(ContactId contactId, String field) {
        this(contactId, "This contact is soft deleted; restore it first", UserError.at(field));
    }
}
