package helpdesk.database;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.NonTransientDataAccessResourceException;

/// The answer to the `COMMIT` of a unit of work is lost, and whether it has committed could not be looked up in
/// time.
public final class OutcomeUnknown extends NonTransientDataAccessResourceException {

    OutcomeUnknown(@Nullable Throwable cause) {
        super("The answer to a COMMIT is lost", cause);
    }
}
