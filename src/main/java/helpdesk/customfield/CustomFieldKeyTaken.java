package helpdesk.customfield;

import helpdesk.graphql.usererror.UserError;
import java.util.List;

/// Another custom field has the key.
public record CustomFieldKeyTaken() implements UserError {

    @Override
    public String message() {
        return "Another custom field has this key";
    }

    @Override
    public List<String> field() {
        return List.of("input", "key");
    }
}
