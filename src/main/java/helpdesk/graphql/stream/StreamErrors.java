package helpdesk.graphql.stream;

import graphql.GraphQLError;
import helpdesk.graphql.error.ErrorCode;
import helpdesk.graphql.error.Failure;
import java.util.List;
import java.util.Map;
import org.springframework.graphql.execution.SubscriptionPublisherException;

/// What is said to those whose stream ends early.
final class StreamErrors {

    private StreamErrors() {}

    /// As the interceptors have put it.
    static List<Map<String, Object>> of(Throwable reason, String requestId) {
        return reason instanceof SubscriptionPublisherException known
                ? of(known.getErrors())
                : List.of(Failure.FAULT.toSpecification(requestId));
    }

    static List<Map<String, Object>> of(List<? extends GraphQLError> errors) {
        return errors.stream().map(GraphQLError::toSpecification).toList();
    }

    static List<Map<String, Object>> tokenEnded(String requestId) {
        var message = "The bearer token is no longer valid";
        return List.of(new Failure(ErrorCode.UNAUTHENTICATED, message).toSpecification(requestId));
    }
}
