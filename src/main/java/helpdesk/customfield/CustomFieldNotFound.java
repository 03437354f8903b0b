package helpdesk.customfield;

import helpdesk.graphql.usererror.UserError;
import java.util.List;

/// No custom field has the key.
public record CustomFieldNotFound(String message, List<String> field) implements UserError {

    CustomFieldNotFound() {
        this("There is no custom field with this key", UserError.at("key"));
    }
}
