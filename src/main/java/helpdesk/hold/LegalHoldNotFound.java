package helpdesk.hold;

import helpdesk.graphql.usererror.UserError;
import java.util.List;

/// The contact has no such legal hold.
public record LegalHoldNotFound(String message, List<String> field) implements UserError {

    LegalHoldNotFound() {
        this("This contact has no such legal hold", UserError.at("legalHoldId"));
    }
}
