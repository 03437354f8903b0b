package helpdesk.portal;

import helpdesk.graphql.usererror.UserError;
import java.util.List;

/// The token of the link opens nothing: it was used, has expired, was never sent, or the portal is closed to its owner.
public record SignUpLinkInvalid() implements UserError {

    @Override
    public String message() {
        return "This link is not valid any more; sign up again";
    }

    @Override
    public List<String> field() {
        return List.of("input", "token");
    }
}
