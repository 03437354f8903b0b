package helpdesk.database;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.NonTransientDataAccessResourceException;

/// A unit of work is done or it is not: the answer to its `COMMIT` is lost, and so far it could not be looked up.
public final class OutcomeUnknown extends NonTransientDataAccessResourceException {

    OutcomeUnknown(@Nullable Throwable cause) {
        super("The answer to a COMMIT is lost", cause);
    }
}
