package helpdesk.contact;

import helpdesk.graphql.usererror.UserError;
import java.util.List;

/// The contact is soft deleted: nothing is written in its name until it is restored (R1).
public record ContactNotActive(ContactId contactId, List<String> field) implements UserError {

    public ContactNotActive(ContactId contactId, String field) {
        this(contactId, List.of("input", field));
    }

    @Override
    public String message() {
        return "This contact is soft deleted; restore it first";
    }
}
