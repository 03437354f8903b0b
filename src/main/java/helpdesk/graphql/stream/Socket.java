package helpdesk.graphql.stream;

import helpdesk.security.QuietTrace;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.WebSocketSession;

/// One WebSocket, from the handshake to the end. Everything about it is done by its own thread, one thing after the
/// other.
final class Socket implements Connection {

    private static final Logger LOG = LoggerFactory.getLogger(Socket.class);

    private final WebSocketSession session;
    private final Inbox inbox = new Inbox();
    private final SocketTalk talk;

    Socket(WebSocketSession session, SocketDesk desk) {
        this.session = session;
        this.talk = new SocketTalk(session, desk, inbox);
    }

    /// In bytes, for now.
    int longestMessage() {
        return talk.longestMessage();
    }

    void receive(String message) {
        inbox.receive(message);
    }

    @Override
    public void end(Ending ending) {
        inbox.end(ending);
    }

    @Override
    public void run() {
        try {
            session.close(talk().status());
        } catch (IOException gone) {
            LOG.debug("Whoever was there is gone");
        } finally {
            talk.leave();
        }
    }

    private Ending talk() throws IOException {
        try {
            talk.begin();
            while (true) {
                talk.handle(inbox.await(talk.patience()));
            }
        } catch (Ended end) {
            return end.ending();
        } catch (RuntimeException fault) {
            LOG.error("A WebSocket failed: {}", QuietTrace.of(fault));
            return Ending.FAULT;
        }
    }
}
