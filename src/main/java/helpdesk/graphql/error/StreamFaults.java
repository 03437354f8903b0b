package helpdesk.graphql.error;

import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import helpdesk.security.QuietTrace;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.graphql.execution.SubscriptionExceptionResolverAdapter;
import org.springframework.graphql.execution.SubscriptionPublisherException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;

/// Says why a subscription does not begin, or ends early, in the words of plain requests. A fault is logged as theirs
/// are.
@Component
class StreamFaults extends SubscriptionExceptionResolverAdapter {

    private static final Logger LOG = LoggerFactory.getLogger(StreamFaults.class);

    StreamFaults() {
        setThreadLocalContextAware(true);
    }

    @Override
    protected List<GraphQLError> resolveToMultipleErrors(Throwable end) {
        return of(end);
    }

    static List<GraphQLError> of(Throwable end) {
        return switch (end) {
            case SubscriptionPublisherException known -> known.getErrors();
            case Throttled full -> List.of(full.error());
            case BadUserInput input -> List.of(error(ErrorCode.BAD_USER_INPUT, input.sentence()));
            case AuthenticationException _ -> List.of(unauthenticated());
            case AccessDeniedException _ when SchemaAudience.isAnonymous() -> List.of(unauthenticated());
            case AccessDeniedException _ -> List.of(error(ErrorCode.FORBIDDEN, "Your role does not permit this"));
            default -> List.of(fault(end));
        };
    }

    private static GraphQLError unauthenticated() {
        return error(ErrorCode.UNAUTHENTICATED, "A bearer token is needed here");
    }

    private static GraphQLError fault(Throwable fault) {
        LOG.error("A stream failed: {}", QuietTrace.of(fault));
        return error(ErrorCode.INTERNAL_SERVER_ERROR, "Something went wrong here");
    }

    private static GraphQLError error(ErrorCode code, String message) {
        return GraphqlErrorBuilder.newError()
                .errorType(code)
                .message("%s", message)
                .build();
    }
}
