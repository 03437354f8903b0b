package helpdesk.graphql.stream;

import java.util.Optional;
import org.springframework.graphql.GraphQlRequest;

/// What a client says over a WebSocket.
sealed interface SocketMessage {

    record ConnectionInit(Optional<String> authorization) implements SocketMessage {

        @Override
        public String toString() {
            return "[redacted]";
        }
    }

    record Subscribe(String id, GraphQlRequest document) implements SocketMessage {

        @Override
        public String toString() {
            return "[redacted]";
        }
    }

    record Complete(String id) implements SocketMessage {}

    record Ping() implements SocketMessage {}

    record Pong() implements SocketMessage {}
}
