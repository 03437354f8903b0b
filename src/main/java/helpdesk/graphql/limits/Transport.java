package helpdesk.graphql.limits;

import static graphql.language.OperationDefinition.Operation.MUTATION;
import static graphql.language.OperationDefinition.Operation.QUERY;
import static graphql.language.OperationDefinition.Operation.SUBSCRIPTION;

import graphql.language.OperationDefinition;
import graphql.language.OperationDefinition.Operation;
import helpdesk.graphql.error.BadUserInput;
import java.util.Map;
import java.util.Set;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.http.HttpStatus;

/// How a request arrived, and the operations that can arrive so.
public enum Transport {
    POST(QUERY, MUTATION),

    /// GET changes nothing (RFC 9110, section 9.2.1).
    GET(QUERY),

    /// POST by a client that accepts events.
    EVENT_STREAM(QUERY, MUTATION, SUBSCRIPTION),

    /// GET by a client that accepts events.
    GET_EVENT_STREAM(QUERY, SUBSCRIPTION),

    WEBSOCKET(QUERY, MUTATION, SUBSCRIPTION);

    private static final String KEY = Transport.class.getName();

    @SuppressWarnings("ImmutableEnumChecker") // it is one of `Set.of`
    private final Set<Operation> operations;

    Transport(Operation... operations) {
        this.operations = Set.of(operations);
    }

    static Transport of(WebGraphQlRequest request) {
        return request.getAttributes().get(KEY) instanceof Transport transport ? transport : POST;
    }

    /// Notes it in the attributes of a request.
    public void mark(Map<String, Object> attributes) {
        attributes.put(KEY, this);
    }

    void requireCarries(OperationDefinition operation) {
        if (!operations.contains(operation.getOperation())) {
            throw operation.getOperation() == MUTATION
                    ? new BadUserInput("Send mutations with POST", HttpStatus.METHOD_NOT_ALLOWED)
                    : new BadUserInput("Send a subscription over a WebSocket (graphql-transport-ws) or with Accept:"
                            + " text/event-stream");
        }
    }
}
