package helpdesk.purge;

import helpdesk.graphql.usererror.UserError;
import java.util.List;

/// The fingerprint is not that of the batch.
public record PurgeBatchChanged(PurgeBatch currentBatch, String message, List<String> field) implements UserError {

    PurgeBatchChanged(PurgeBatch currentBatch) {
        this(
                currentBatch,
                "This is not the fingerprint of the batch; look at the batch and confirm again",
                UserError.at("fingerprint"));
    }
}
