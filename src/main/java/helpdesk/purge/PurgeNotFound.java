package helpdesk.purge;

import helpdesk.graphql.usererror.UserError;
import java.util.List;

/// There is no such purge.
public record PurgeNotFound() implements UserError {

    @Override
    public String message() {
        return "There is no such purge";
    }

    @Override
    public List<String> field() {
        return List.of("input", "purgeId");
    }
}
