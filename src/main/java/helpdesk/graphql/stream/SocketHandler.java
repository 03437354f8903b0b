package helpdesk.graphql.stream;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.SubProtocolCapable;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.AbstractWebSocketHandler;

/// Where the container hands over what happens on WebSockets: it is put into the inbox of each, and the container's
/// thread is free again.
final class SocketHandler extends AbstractWebSocketHandler implements SubProtocolCapable {

    private static final String PROTOCOL = "graphql-transport-ws";

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
        var socket = new Socket(session, desk);
        open.put(session.getId(), new Incoming(socket));
        connections.open(socket);
        if (!PROTOCOL.equals(session.getAcceptedProtocol())) {
            socket.end(Ending.OTHER_PROTOCOL);
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
