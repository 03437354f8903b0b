package helpdesk.database;

import static org.springframework.transaction.support.TransactionSynchronizationManager.isActualTransactionActive;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedRuntimeException;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;

/// How often, and for how long, something is tried again. Whoever has to give way tries a few times; whoever finds the
/// database away, for as long as its request has.
final class Patience {

    private static final long WITHOUT_DEADLINE = Duration.ofSeconds(10).toNanos();

    private static final int MOST_LOOK_UPS = 5;

    private static final ExponentialBackOff CONTENTION = backOff(20, 1_000);
    private static final ExponentialBackOff ABSENCE = backOff(50, 500);

    static {
        CONTENTION.setMaxAttempts(8);
    }

    private final BackOffExecution contention = CONTENTION.start();
    private final BackOffExecution absence = ABSENCE.start();
    private @Nullable Long end;
    private int lookUps;

    private static ExponentialBackOff backOff(long first, long longest) {
        var backOff = new ExponentialBackOff(first, 2);
        backOff.setJitter(first);
        backOff.setMaxInterval(longest);
        return backOff;
    }

    /// Waits for the next attempt; false if there is none.
    ///
    /// @param toChange whether the next attempt changes something; a request may look things up for longer
    boolean bears(DatabaseFault fault, boolean toChange) {
        return switch (fault) {
            case CONTENTION -> isRested(contention.nextBackOff());
            case ABSENCE -> hasTime(toChange) && isRested(absence.nextBackOff());
            case DOUBT, DEFECT -> false;
        };
    }

    /// Reads again for a request; other readers are told at once. What is read in a transaction is left to that.
    static <T extends @Nullable Object> T read(Supplier<T> reading) {
        var patience = new Patience();
        while (true) {
            try {
                return reading.get();
            } catch (NestedRuntimeException failure) {
                if (isActualTransactionActive() || !patience.bearsInRequest(DatabaseFault.of(failure))) {
                    throw failure;
                }
            }
        }
    }

    private boolean bearsInRequest(DatabaseFault fault) {
        return Deadline.current().isPresent() && bears(fault, false);
    }

    /// There is something to look up now, for which there is a time of its own; but not again and again, if each
    /// attempt turns out to be in vain.
    void beginAnew() {
        lookUps++;
        end = lookUps > MOST_LOOK_UPS ? end : null;
        Deadline.current().ifPresent(Deadline::readOn);
    }

    private boolean hasTime(boolean toChange) {
        return Deadline.current().map(deadline -> deadline.hasTime(toChange)).orElseGet(this::hasTimeWithoutDeadline);
    }

    private boolean hasTimeWithoutDeadline() {
        var now = System.nanoTime();
        end = end == null ? now + WITHOUT_DEADLINE : end;
        return end - now > 0;
    }

    private static boolean isRested(long milliseconds) {
        return milliseconds != BackOffExecution.STOP && isRested(Duration.ofMillis(milliseconds));
    }

    /// False if somebody wants the thread to end.
    static boolean isRested(Duration pause) {
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
