package helpdesk.graphql.limits;

import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import helpdesk.graphql.error.ErrorCode;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A caller has asked for more than it may for now.
final class Throttled extends RuntimeException {

    private final long seconds;

    Throttled(long nanosToWait) {
        super("The caller is throttled", null, false, false);
        this.seconds = TimeUnit.NANOSECONDS.toSeconds(nanosToWait) + 1;
    }

    long seconds() {
        return seconds;
    }

    GraphQLError error() {
        return GraphqlErrorBuilder.newError()
                .errorType(ErrorCode.THROTTLED)
                .message("This is too much at once: try again later")
                .extensions(Map.of("retryAfterSeconds", seconds))
                .build();
    }
}
