package helpdesk.graphql.stream;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.util.unit.DataSize;
import org.springframework.web.socket.TextMessage;

/// Joins the parts of messages, up to the longest message that is allowed, and limits how many messages, parts and
/// bytes a client sends in a period, and how much of it waits to be handled.
final class IncomingMessages {

    /// Of a client without a token: enough for any token.
    private static final DataSize LONGEST_OF_STRANGER = DataSize.ofKilobytes(16);

    private static final Duration PERIOD = Duration.ofSeconds(10);
    private static final int MOST_MESSAGES = 100;

    /// The container makes 130 parts of the longest message, and clients may have made as many before.
    private static final int MOST_PARTS = 2_000;

    /// All bytes of a period, as a multiple of the longest message.
    private static final int MOST_LONG_MESSAGES = 4;

    private static final int MOST_WAITING = 100;
    private static final int MOST_CHARACTERS_WAITING = 4_000_000;

    private final GraphQlWebSocketSession session;
    private final AtomicInteger messagesWaiting = new AtomicInteger();
    private final AtomicInteger charactersWaiting = new AtomicInteger();
    private final StringBuilder message = new StringBuilder();

    private volatile DataSize longest = LONGEST_OF_STRANGER;
    private int bytes;

    private long periodBeganAt = System.nanoTime();
    private int messagesInPeriod;
    private int partsInPeriod;
    private long bytesInPeriod;

    IncomingMessages(GraphQlWebSocketSession session) {
        this.session = session;
    }

    /// @param longest message that is allowed from now on
    void allow(DataSize longest) {
        this.longest = longest;
    }

    /// Called by the container's threads, one at a time.
    void receive(TextMessage part) {
        var most = longest.toBytes();
        count(part, most);
        bytes += part.getPayloadLength();
        if (bytes > most) {
            session.end(CloseCode.TOO_LONG);
            clear();
        } else {
            message.append(part.getPayload());
            handOver(part.isLast());
        }
    }

    private void count(TextMessage part, long mostBytes) {
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
                || bytesInPeriod > MOST_LONG_MESSAGES * mostBytes) {
            session.end(CloseCode.TOO_FAST);
        }
    }

    private void handOver(boolean isWhole) {
        if (isWhole) {
            handOver(message.toString());
            clear();
        }
    }

    private void handOver(String text) {
        var characters = charactersWaiting.addAndGet(text.length());
        if (messagesWaiting.incrementAndGet() > MOST_WAITING || characters > MOST_CHARACTERS_WAITING) {
            session.end(CloseCode.TOO_FAST);
        }
        session.post(() -> {
            messagesWaiting.decrementAndGet();
            charactersWaiting.addAndGet(-text.length());
            session.handle(text);
        });
    }

    private void clear() {
        message.setLength(0);
        message.trimToSize();
        bytes = 0;
    }
}
