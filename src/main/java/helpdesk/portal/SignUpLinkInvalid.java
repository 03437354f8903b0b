package helpdesk.portal;

import helpdesk.graphql.usererror.UserError;
import java.util.List;

/// The token of a link makes no account: it was used, has expired or was never sent, or its owner may not use the
/// portal.
public record SignUpLinkInvalid(String message, List<String> field) implements UserError {

    SignUpLinkInvalid() {
        this("This link is no longer valid; sign up again", UserError.at("token"));
    }
}
