package helpdesk.graphql.stream;

import jakarta.websocket.Session;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.tomcat.websocket.Constants;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.SubProtocolCapable;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.NativeWebSocketSession;
import org.springframework.web.socket.handler.AbstractWebSocketHandler;

/// Takes what arrives on WebSockets from the container's threads, and leaves it to the sessions.
@Component
class WebSocketEndpoint extends AbstractWebSocketHandler implements SubProtocolCapable {

    private static final String PROTOCOL = "graphql-transport-ws";

    /// The container sends pongs by itself, and each keeps one of its threads for up to this time.
    private static final Duration LONGEST_WRITE = Duration.ofMillis(500);

    /// For a client to answer the server's close.
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(2);

    private final ObjectProvider<GraphQlWebSocketSession> sessions;
    private final Map<String, GraphQlWebSocketSession> open = new ConcurrentHashMap<>();

    WebSocketEndpoint(ObjectProvider<GraphQlWebSocketSession> sessions) {
        this.sessions = sessions;
    }

    @Override
    public List<String> getSubProtocols() {
        return List.of(PROTOCOL);
    }

    /// For whole messages, the container would allocate the longest message's length for each connection.
    @Override
    public boolean supportsPartialMessages() {
        return true;
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession socket) {
        if (socket instanceof NativeWebSocketSession container) {
            var properties = Objects.requireNonNull(container.getNativeSession(Session.class))
                    .getUserProperties();
            properties.put(Constants.BLOCKING_SEND_TIMEOUT_PROPERTY, LONGEST_WRITE.toMillis());
            properties.put(Constants.SESSION_CLOSE_TIMEOUT_PROPERTY, LONGEST_CLOSE.toMillis());
        }
        var session = sessions.getObject();
        open.put(socket.getId(), session);
        session.open(socket);
        if (!PROTOCOL.equals(socket.getAcceptedProtocol())) {
            session.end(CloseCode.OTHER_PROTOCOL);
        }
    }

    @Override
    protected void handleTextMessage(WebSocketSession socket, TextMessage part) {
        session(socket).ifPresent(session -> session.receive(part));
    }

    @Override
    protected void handleBinaryMessage(WebSocketSession socket, BinaryMessage message) {
        session(socket).ifPresent(session -> session.end(CloseCode.INVALID_MESSAGE));
    }

    @Override
    public void afterConnectionClosed(WebSocketSession socket, CloseStatus status) {
        session(socket).ifPresent(session -> session.end(CloseCode.NORMAL));
        open.remove(socket.getId());
    }

    /// Empty if something arrives after the end.
    private Optional<GraphQlWebSocketSession> session(WebSocketSession socket) {
        return Optional.ofNullable(open.get(socket.getId()));
    }
}
