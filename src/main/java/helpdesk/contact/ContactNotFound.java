package helpdesk.contact;

import helpdesk.graphql.usererror.UserError;
import java.util.List;

/// There is no such contact, or its purge has begun.
public record ContactNotFound(List<String> field) implements UserError {

    public ContactNotFound(String field) {
        this(List.of("input", field));
    }

    @Override
    public String message() {
        return "There is no such contact";
    }
}
