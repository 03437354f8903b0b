package helpdesk.portal;

import helpdesk.graphql.usererror.UserError;
import java.util.List;

/// The token of a link does nothing: it was used, has expired or was never sent, or its owner may not use the
/// portal.
public record LinkInvalid(String message, List<String> field) implements UserError {

    LinkInvalid() {
        this("This link is no longer valid; ask for a new one", UserError.at("token"));
    }
}
