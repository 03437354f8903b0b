package helpdesk.graphql.error;

import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import java.time.Duration;
import java.util.Map;

/// More is asked for than can be had for now: of this caller, or of this server.
public final class Throttled extends RuntimeException {

    private final long seconds;

    /// @param wait after which to try again
    public Throttled(Duration wait) {
        super("Too much at once", null, false, false);
        this.seconds = wait.toSeconds() + 1;
    }

    public long seconds() {
        return seconds;
    }

    public GraphQLError error() {
        return error(GraphqlErrorBuilder.newError());
    }

    GraphQLError error(GraphqlErrorBuilder<?> builder) {
        return builder.errorType(ErrorCode.THROTTLED)
                .message("This is too much at once: try again later")
                .extensions(Map.of("retryAfterSeconds", seconds))
                .build();
    }
}
