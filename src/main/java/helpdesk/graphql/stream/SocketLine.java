package helpdesk.graphql.stream;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;

/// What the server says over one WebSocket.
record SocketLine(WebSocketSession session, SocketMessages messages) {

    void acknowledge() throws IOException {
        send(messages.connectionAck());
    }

    void ping() throws IOException {
        send(messages.ping());
    }

    void pong() throws IOException {
        send(messages.pong());
    }

    void next(String id, Map<String, Object> answer) throws IOException {
        send(messages.next(id, answer));
    }

    void error(String id, List<Map<String, Object>> errors) throws IOException {
        send(messages.error(id, errors));
    }

    void complete(String id) throws IOException {
        send(messages.complete(id));
    }

    /// In the words of the container, one that is closed is in an illegal state.
    private void send(String message) throws IOException {
        try {
            session.sendMessage(new TextMessage(message));
        } catch (IllegalStateException closed) {
            throw new IOException(closed);
        }
    }
}
