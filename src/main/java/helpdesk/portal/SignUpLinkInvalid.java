package helpdesk.portal;

import helpdesk.graphql.usererror.UserError;
import java.util.List;

/// The token of a link makes no account: it was used, has expired or was never sent, or its owner may not use the
/// portal.
public record SignUpLinkInvalid() implements UserError {

    @Override
    public String message() {
        return "This link is no longer valid; sign up again";
    }

    @Override
    public List<String> field() {
        return List.of("input", "token");
    }
}
