package helpdesk.graphql.stream;

import jakarta.websocket.Session;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.tomcat.websocket.Constants;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.SubProtocolCapable;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.NativeWebSocketSession;
import org.springframework.web.socket.handler.AbstractWebSocketHandler;

/// Where the container hands over what happens on WebSockets: it is put into the inbox of each, and the container's
/// thread is free again.
final class SocketHandler extends AbstractWebSocketHandler implements SubProtocolCapable {

    private static final String PROTOCOL = "graphql-transport-ws";

    /// For what is sent: a pong, which the container sends on its own, keeps one of its threads for so long.
    private static final Duration LONGEST_WRITE = Duration.ofMillis(500);

    /// For a client to answer when this server has ended it.
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(2);

    private final SocketDesk desk;
    private final Connections connections;
    private final Map<String, Incoming> open = new ConcurrentHashMap<>();

    SocketHandler(SocketDesk desk, Connections connections) {
        this.desk = desk;
        this.connections = connections;
    }

    @Override
    public List<String> getSubProtocols() {
        return List.of(PROTOCOL);
    }

    /// The container would set aside as much for each as the longest may be.
    @Override
    public boolean supportsPartialMessages() {
        return true;
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) {
        limit(session);
        var socket = new Socket(session, desk);
        open.put(session.getId(), new Incoming(socket));
        connections.open(socket);
        if (!PROTOCOL.equals(session.getAcceptedProtocol())) {
            socket.end(Ending.OTHER_PROTOCOL);
        }
    }

    /// By properties of the container's own.
    private static void limit(WebSocketSession session) {
        if (session instanceof NativeWebSocketSession container) {
            var properties = Objects.requireNonNull(container.getNativeSession(Session.class))
                    .getUserProperties();
            properties.put(Constants.BLOCKING_SEND_TIMEOUT_PROPERTY, LONGEST_WRITE.toMillis());
            properties.put(Constants.SESSION_CLOSE_TIMEOUT_PROPERTY, LONGEST_CLOSE.toMillis());
        }
    }

    @Override
    protected void handleTextMessage(WebSocketSession session, TextMessage part) {
        var incoming = open.get(session.getId());
        if (incoming != null) {
            incoming.receive(part);
        }
    }

    @Override
    protected void handleBinaryMessage(WebSocketSession session, BinaryMessage message) {
        end(session, Ending.INVALID_MESSAGE);
    }

    @Override
    public void handleTransportError(WebSocketSession session, Throwable failure) {
        end(session, Ending.GONE);
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        end(session, Ending.GONE);
        open.remove(session.getId());
    }

    private void end(WebSocketSession session, Ending ending) {
        var incoming = open.get(session.getId());
        if (incoming != null) {
            incoming.socket().end(ending);
        }
    }
}
