package helpdesk.purge;

import helpdesk.graphql.usererror.UserError;
import java.util.List;

/// Something else was found than what was accepted.
public record PurgeFindingsChanged(PurgeReview currentReview) implements UserError {

    @Override
    public String message() {
        return "Something else was found meanwhile; look at it and accept that, or correct it";
    }

    @Override
    public List<String> field() {
        return List.of("input", "findingsFingerprint");
    }
}
