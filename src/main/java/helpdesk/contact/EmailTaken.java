package helpdesk.contact;

import helpdesk.graphql.usererror.UserError;
import java.util.List;

/// Another active contact has the e-mail address.
public record EmailTaken(String message, List<String> field) implements UserError {

    EmailTaken(String field) {
        this("Another contact has this e-mail address", UserError.at(field));
    }
}
