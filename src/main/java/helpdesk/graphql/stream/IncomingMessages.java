package helpdesk.graphql.stream;

import java.time.Duration;
import org.springframework.util.unit.DataSize;
import org.springframework.web.socket.TextMessage;

/// Joins the parts of messages, up to the longest message that is allowed, and limits how many messages, parts and
/// bytes a client sends in a period.
final class IncomingMessages {

    private static final Duration PERIOD = Duration.ofSeconds(10);
    private static final int MOST_MESSAGES = 100;

    /// The container makes 130 parts of the longest message, and clients may have made as many before.
    private static final int MOST_PARTS = 2_000;

    /// All bytes of a period, as a multiple of the longest message.
    private static final int MOST_LONG_MESSAGES = 4;

    private final GraphQlWebSocketSession session;
    private final StringBuilder message = new StringBuilder();
    private int bytes;

    private long periodBeganAt = System.nanoTime();
    private int messagesInPeriod;
    private int partsInPeriod;
    private long bytesInPeriod;

    IncomingMessages(GraphQlWebSocketSession session) {
        this.session = session;
    }

    /// @param longest allowed at present
    void receive(TextMessage part, DataSize longest) {
        count(part, longest);
        bytes += part.getPayloadLength();
        if (bytes > longest.toBytes()) {
            session.end(CloseCode.TOO_LONG);
            clear();
        } else {
            message.append(part.getPayload());
            handOver(part.isLast());
        }
    }

    private void handOver(boolean isWhole) {
        if (isWhole) {
            session.receive(message.toString());
            clear();
        }
    }

    private void count(TextMessage part, DataSize longest) {
        if (System.nanoTime() - periodBeganAt > PERIOD.toNanos()) {
            periodBeganAt = System.nanoTime();
            messagesInPeriod = 0;
            partsInPeriod = 0;
            bytesInPeriod = 0;
        }
        messagesInPeriod += part.isLast() ? 1 : 0;
        partsInPeriod++;
        bytesInPeriod += part.getPayloadLength();
        if (messagesInPeriod > MOST_MESSAGES
                || partsInPeriod > MOST_PARTS
                || bytesInPeriod > MOST_LONG_MESSAGES * longest.toBytes()) {
            session.end(CloseCode.TOO_FAST);
        }
    }

    private void clear() {
        message.setLength(0);
        message.trimToSize();
        bytes = 0;
    }
}
