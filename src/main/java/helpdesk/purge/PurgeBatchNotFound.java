package helpdesk.purge;

import helpdesk.graphql.usererror.UserError;
import java.util.List;

/// There is no such purge batch.
public record PurgeBatchNotFound(String message, List<String> field) implements UserError {

    PurgeBatchNotFound() {
        this("There is no such purge batch", UserError.at("id"));
    }
}
