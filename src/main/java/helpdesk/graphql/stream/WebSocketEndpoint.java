package helpdesk.graphql.stream;

import jakarta.websocket.Session;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.apache.tomcat.websocket.Constants;
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
    private static final String SESSION = GraphQlWebSocketSession.class.getName();

    /// The container sends pongs by itself, and each keeps one of its threads for up to this time. It is the server's
    /// time, too: shorter pauses of a collector or of a busy machine would cost clients their connections.
    private static final Duration LONGEST_WRITE = Duration.ofSeconds(2);

    /// For a client to answer the server's close.
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(2);

    private final GraphQlWebSocketSession.Server server;

    WebSocketEndpoint(GraphQlWebSocketSession.Server server) {
        this.server = server;
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
        var session = new GraphQlWebSocketSession(socket, server);
        socket.getAttributes().put(SESSION, session);
        session.start();
        if (!PROTOCOL.equals(socket.getAcceptedProtocol())) {
            session.end(CloseCode.OTHER_PROTOCOL);
        }
    }

    @Override
    protected void handleTextMessage(WebSocketSession socket, TextMessage part) {
        session(socket).receive(part);
    }

    @Override
    protected void handleBinaryMessage(WebSocketSession socket, BinaryMessage message) {
        session(socket).end(CloseCode.INVALID_MESSAGE);
    }

    @Override
    public void afterConnectionClosed(WebSocketSession socket, CloseStatus status) {
        session(socket).end(CloseCode.NORMAL);
    }

    private static GraphQlWebSocketSession session(WebSocketSession socket) {
        return (GraphQlWebSocketSession)
                Objects.requireNonNull(socket.getAttributes().get(SESSION));
    }
}
