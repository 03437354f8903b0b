package helpdesk.contact;

import helpdesk.graphql.usererror.UserError;
import java.util.List;

/// Another active contact has the e-mail address.
public record EmailTaken() implements UserError {

    @Override
    public String message() {
        return "Another contact has this e-mail address";
    }

    @Override
    public List<String> field() {
        return List.of("input", "email");
    }
}
