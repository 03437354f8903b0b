package helpdesk.graphql.limits;

import static graphql.language.OperationDefinition.Operation.MUTATION;
import static graphql.language.OperationDefinition.Operation.QUERY;
import static graphql.language.OperationDefinition.Operation.SUBSCRIPTION;

import graphql.language.OperationDefinition;
import graphql.language.OperationDefinition.Operation;
import helpdesk.graphql.error.BadUserInput;
import helpdesk.graphql.error.MethodNotAllowed;
import java.util.Map;
import java.util.Set;
import org.springframework.graphql.server.WebGraphQlRequest;

/// How a request comes in and its answer goes out, which decides about the operations that it may ask for.
public enum Transport {
    /// POST with one answer.
    ONE_ANSWER(QUERY, MUTATION),

    /// POST with one answer or, for a subscription, with events.
    POST_OR_STREAM(QUERY, MUTATION, SUBSCRIPTION),

    /// GET never changes anything (RFC 9110, section 9.2.1).
    GET(QUERY),

    GET_OR_STREAM(QUERY, SUBSCRIPTION),

    /// A WebSocket, or events alone.
    STREAM(SUBSCRIPTION);

    private static final String KEY = Transport.class.getName();

    private final Set<Operation> carried;

    Transport(Operation... carried) {
        this.carried = Set.of(carried);
    }

    static Transport of(WebGraphQlRequest request) {
        return request.getAttributes().get(KEY) instanceof Transport transport ? transport : ONE_ANSWER;
    }

    /// Notes it in the attributes of a request.
    public void mark(Map<String, Object> attributes) {
        attributes.put(KEY, this);
    }

    void requireCarries(OperationDefinition operation) {
        var kind = operation.getOperation();
        if (kind == MUTATION && (this == GET || this == GET_OR_STREAM)) {
            throw new MethodNotAllowed("Send mutations with POST");
        }
        BadUserInput.require(
                carried.contains(kind),
                kind == SUBSCRIPTION
                        ? "Send a subscription over a WebSocket (graphql-transport-ws) or with Accept: text/event-stream"
                        : "Only subscriptions are accepted here; send queries and mutations with Accept: application/json");
    }
}
