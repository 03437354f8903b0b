package helpdesk.purge;

import helpdesk.graphql.usererror.UserError;
import java.util.List;

/// The batch can no longer be started or cancelled.
public record PurgeBatchEnded(PurgeBatch purgeBatch, String message, List<String> field) implements UserError {

    PurgeBatchEnded(PurgeBatch batch) {
        this(batch, message(batch.state()), UserError.at("id"));
    }

    private static String message(PurgeBatchState state) {
        return switch (state) {
            case EXPIRED -> "This batch was not started in time; prepare a new one";
            case CANCELLED -> "This batch was cancelled; prepare a new one";
            default -> "This batch is completed";
        };
    }
}
