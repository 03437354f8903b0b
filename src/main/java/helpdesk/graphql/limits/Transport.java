package helpdesk.graphql.limits;

import graphql.language.OperationDefinition;
import graphql.language.OperationDefinition.Operation;
import helpdesk.graphql.error.BadUserInput;
import java.util.Map;
import org.springframework.graphql.server.WebGraphQlRequest;

/// How an answer gets to its caller: a query or a mutation has one answer, a subscription a stream of them.
public enum Transport {
    ONE_ANSWER("Send a subscription over a WebSocket (graphql-transport-ws) or with Accept: text/event-stream"),
    STREAM("Only subscriptions are accepted here; send queries and mutations with Accept: application/json");

    private static final String KEY = Transport.class.getName();

    private final String refusal;

    Transport(String refusal) {
        this.refusal = refusal;
    }

    static Transport of(WebGraphQlRequest request) {
        return request.getAttributes().get(KEY) instanceof Transport transport ? transport : ONE_ANSWER;
    }

    /// Notes it in the attributes of a request.
    public void mark(Map<String, Object> attributes) {
        attributes.put(KEY, this);
    }

    void requireCarries(OperationDefinition operation) {
        var isSubscription = operation.getOperation() == Operation.SUBSCRIPTION;
        BadUserInput.require(isSubscription == (this == STREAM), refusal);
    }
}
