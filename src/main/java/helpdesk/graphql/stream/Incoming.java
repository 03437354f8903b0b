package helpdesk.graphql.stream;

import java.time.Duration;
import org.springframework.web.socket.TextMessage;

/// Puts the parts of a message together, as far as it may be long, and counts what comes: so many messages in a stretch
/// of time, and of so many bytes. Nobody needs more who may have twenty subscriptions.
final class Incoming {

    private static final Duration STRETCH = Duration.ofSeconds(10);
    private static final int MOST_MESSAGES = 100;

    /// All bytes of a stretch, as a multiple of the longest message.
    private static final int MOST_LONG_MESSAGES = 4;

    private final Socket socket;
    private final StringBuilder message = new StringBuilder();
    private int bytes;

    private long stretchBeganAt = System.nanoTime();
    private int messagesOfStretch;
    private long bytesOfStretch;

    Incoming(Socket socket) {
        this.socket = socket;
    }

    Socket socket() {
        return socket;
    }

    void receive(TextMessage part) {
        bytes += part.getPayloadLength();
        if (bytes > socket.longestMessage()) {
            socket.end(Ending.TOO_LONG);
            clear();
        } else {
            message.append(part.getPayload());
            handOver(part.isLast());
        }
    }

    private void handOver(boolean isWhole) {
        if (isWhole) {
            count();
            socket.receive(message.toString());
            clear();
        }
    }

    private void count() {
        if (System.nanoTime() - stretchBeganAt > STRETCH.toNanos()) {
            stretchBeganAt = System.nanoTime();
            messagesOfStretch = 0;
            bytesOfStretch = 0;
        }
        messagesOfStretch++;
        bytesOfStretch += bytes;
        if (messagesOfStretch > MOST_MESSAGES || bytesOfStretch > (long) MOST_LONG_MESSAGES * socket.longestMessage()) {
            socket.end(Ending.TOO_FAST);
        }
    }

    private void clear() {
        message.setLength(0);
        message.trimToSize();
        bytes = 0;
    }
}
