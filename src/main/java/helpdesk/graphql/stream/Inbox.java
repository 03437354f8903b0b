package helpdesk.graphql.stream;

import helpdesk.database.PersonalText;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/// What waits for the thread of a connection. Bounded by what puts it there: each stream is asked for one event at a
/// time, whoever sends more than is read of it is sent away, and there is one end.
final class Inbox {

    private static final int MOST = 100;
    private static final int MOST_CHARACTERS = 4_000_000;

    private static final Signal SILENCE = new Signal.Silence();

    private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    private final AtomicBoolean isEnding = new AtomicBoolean();
    private final AtomicLong characters = new AtomicLong();

    void add(Signal signal) {
        signals.add(signal);
    }

    /// What somebody at the other end sends.
    void receive(String message) {
        if (signals.size() >= MOST || characters.get() + message.length() > MOST_CHARACTERS) {
            end(Ending.TOO_FAST);
        }
        if (!isEnding.get()) {
            characters.addAndGet(message.length());
            signals.add(new Signal.Received(new PersonalText(message)));
        }
    }

    void end(Ending ending) {
        if (!isEnding.getAndSet(true)) {
            signals.add(new Signal.End(ending));
        }
    }

    Signal await(Duration patience) {
        try {
            var signal = Objects.requireNonNullElse(signals.poll(patience.toMillis(), TimeUnit.MILLISECONDS), SILENCE);
            if (signal instanceof Signal.Received received) {
                characters.addAndGet(-received.message().value().length());
            }
            return signal;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Signal.End(Ending.SHUTTING_DOWN);
        }
    }
}
