package helpdesk.customfield;

import helpdesk.graphql.usererror.UserError;
import java.util.List;

/// Another custom field has the key.
public record CustomFieldKeyTaken(String message, List<String> field) implements UserError {

    CustomFieldKeyTaken() {
        this("Another custom field has this key", UserError.at("key"));
    }
}
