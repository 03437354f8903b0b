package helpdesk.graphql.error;

import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.FieldCoordinates;
import helpdesk.database.DatabaseFault;
import helpdesk.database.DeadlineExceeded;
import helpdesk.security.QuietTrace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.graphql.execution.DataFetcherExceptionResolverAdapter;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;
import org.springframework.validation.BindException;

/// Turns exceptions of data fetchers into errors with a code. A fault is logged under the request's id, without the
/// messages of exceptions: databases quote values in theirs.
@Component
class ExceptionResolver extends DataFetcherExceptionResolverAdapter {

    private static final Logger LOG = LoggerFactory.getLogger(ExceptionResolver.class);

    ExceptionResolver() {
        setThreadLocalContextAware(true);
    }

    @Override
    protected GraphQLError resolveToSingleError(Throwable exception, DataFetchingEnvironment environment) {
        return switch (exception) {
            case BadUserInput input -> error(environment, ErrorCode.BAD_USER_INPUT, input.sentence());
            case BindException _ -> error(environment, ErrorCode.BAD_USER_INPUT, "An argument has an unusable value");
            case NotFound gone -> error(environment, ErrorCode.NOT_FOUND, gone.sentence());
            case DeadlineExceeded _, QueryTimeoutException _ -> timeout(environment);
            case Throttled busy -> busy.error(GraphqlErrorBuilder.newError(environment));
            case AuthenticationException _ -> unauthenticated(environment);
            case AccessDeniedException _ ->
                SchemaAudience.isAnonymous() ? unauthenticated(environment) : forbidden(environment);
            default -> fault(exception, environment);
        };
    }

    private static GraphQLError fault(Throwable exception, DataFetchingEnvironment environment) {
        LOG.error(
                "Request {} failed at {}: {}",
                environment.getExecutionId(),
                coordinates(environment),
                QuietTrace.of(exception));
        return switch (DatabaseFault.inRequest(exception)) {
            case ABSENCE ->
                error(environment, ErrorCode.UNAVAILABLE, "The database is away and nothing was changed: try again");
            case DOUBT ->
                error(
                        environment,
                        ErrorCode.OUTCOME_UNKNOWN,
                        "This may or may not be done: look, or send it again with the same idempotency key, if it had"
                                + " one");
            case CONTENTION ->
                error(environment, ErrorCode.UNAVAILABLE, "Others were first, and nothing was changed: try again");
            case DEFECT -> error(environment, ErrorCode.INTERNAL_SERVER_ERROR, "Something went wrong here");
        };
    }

    private static GraphQLError unauthenticated(DataFetchingEnvironment environment) {
        return error(environment, ErrorCode.UNAUTHENTICATED, "A bearer token is needed here");
    }

    private static GraphQLError forbidden(DataFetchingEnvironment environment) {
        return error(environment, ErrorCode.FORBIDDEN, "Your role does not permit this");
    }

    private static GraphQLError timeout(DataFetchingEnvironment environment) {
        LOG.warn("Request {} is out of time at {}", environment.getExecutionId(), coordinates(environment));
        return error(environment, ErrorCode.TIMEOUT, "This takes longer than a request may");
    }

    /// Not the path: that is made of aliases, and those of whatever the caller likes.
    private static FieldCoordinates coordinates(DataFetchingEnvironment environment) {
        var step = environment.getExecutionStepInfo();
        return FieldCoordinates.coordinates(step.getObjectType(), step.getFieldDefinition());
    }

    private static GraphQLError error(DataFetchingEnvironment environment, ErrorCode code, String message) {
        return GraphqlErrorBuilder.newError(environment)
                .errorType(code)
                .message("%s", message)
                .build();
    }
}
