package helpdesk.graphql.stream;

import java.time.Duration;
import org.springframework.web.socket.TextMessage;

/// Puts the parts of a message together, as far as it may be long, and counts what comes: so many messages in a stretch
/// of time, of so many parts and bytes. Nobody needs more who may have twenty subscriptions.
final class Incoming {

    private static final Duration STRETCH = Duration.ofSeconds(10);
    private static final int MOST_MESSAGES = 100;

    /// The container makes 130 of the longest message, and clients may have made as many before.
    private static final int MOST_PARTS = 2_000;

    /// All bytes of a stretch, as a multiple of the longest message.
    private static final int MOST_LONG_MESSAGES = 4;

    private final Socket socket;
    private final StringBuilder message = new StringBuilder();
    private int bytes;

    private long stretchBeganAt = System.nanoTime();
    private int messagesOfStretch;
    private int partsOfStretch;
    private long bytesOfStretch;

    Incoming(Socket socket) {
        this.socket = socket;
    }

    Socket socket() {
        return socket;
    }

    void receive(TextMessage part) {
        count(part);
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
            socket.receive(message.toString());
            clear();
        }
    }

    private void count(TextMessage part) {
        if (System.nanoTime() - stretchBeganAt > STRETCH.toNanos()) {
            stretchBeganAt = System.nanoTime();
            messagesOfStretch = 0;
            partsOfStretch = 0;
            bytesOfStretch = 0;
        }
        messagesOfStretch += part.isLast() ? 1 : 0;
        partsOfStretch++;
        bytesOfStretch += part.getPayloadLength();
        if (messagesOfStretch > MOST_MESSAGES
                || partsOfStretch > MOST_PARTS
                || bytesOfStretch > (long) MOST_LONG_MESSAGES * socket.longestMessage()) {
            socket.end(Ending.TOO_FAST);
        }
    }

    private void clear() {
        message.setLength(0);
        message.trimToSize();
        bytes = 0;
    }
}
