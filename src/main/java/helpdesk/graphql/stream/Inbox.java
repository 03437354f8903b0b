package helpdesk.graphql.stream;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// What waits for the thread of a connection. Bounded by what puts it there: each stream is asked for one event at a
/// time, whoever sends faster than it is answered is sent away, and there is one end.
final class Inbox {

    private static final int MOST = 100;

    private static final Signal SILENCE = new Signal.Silence();

    private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    private final AtomicBoolean isEnding = new AtomicBoolean();

    void add(Signal signal) {
        signals.add(signal);
    }

    /// What somebody at the other end sends.
    void receive(String message) {
        if (signals.size() >= MOST) {
            end(Ending.TOO_FAST);
        }
        if (!isEnding.get()) {
            signals.add(new Signal.Received(message));
        }
    }

    void end(Ending ending) {
        if (!isEnding.getAndSet(true)) {
            signals.add(new Signal.End(ending));
        }
    }

    Signal await(Duration patience) {
        try {
            return Objects.requireNonNullElse(signals.poll(patience.toMillis(), TimeUnit.MILLISECONDS), SILENCE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Signal.End(Ending.SHUTTING_DOWN);
        }
    }
}
