package helpdesk.contact;

import helpdesk.graphql.usererror.UserError;
import java.util.List;

/// There is no such contact, or its purge has begun.
public record ContactNotFound(String message, List<String> field) implements UserError {

    public ContactNotFound(String... field) {
        this("There is no such contact", UserError.at(field));
    }
}
