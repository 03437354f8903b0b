package helpdesk.graphql.error;

import java.time.Duration;
import org.springframework.http.HttpStatus;

/// This caller, or all callers of this server together, ask for more than there is for now.
public final class Throttled extends RequestFailure {

    /// @param wait after which to try again
    public Throttled(Duration wait) {
        super(new Failure(
                ErrorCode.THROTTLED,
                "Too many requests; try again later",
                HttpStatus.TOO_MANY_REQUESTS,
                wait.toSeconds() + 1));
    }
}
