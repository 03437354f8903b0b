package helpdesk.database;

import static org.springframework.transaction.support.TransactionSynchronizationManager.isActualTransactionActive;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedRuntimeException;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;

/// How often one piece of work is tried again: a few times after contention, and for as long as its request has time
/// while the database is away.
final class Retries {

    private static final Duration TIME_WITHOUT_DEADLINE = Duration.ofSeconds(20);

    private static final int MOST_AFTER_CONTENTION = 8;

    private final BackOffExecution contention = backOff(20, 1_000, MOST_AFTER_CONTENTION);
    private final BackOffExecution absence = backOff(50, 500, Integer.MAX_VALUE);
    private @Nullable Long end;

    private static BackOffExecution backOff(long first, long longest, int most) {
        var backOff = new ExponentialBackOff(first, 2);
        backOff.setJitter(first);
        backOff.setMaxInterval(longest);
        backOff.setMaxAttempts(most);
        return backOff.start();
    }

    /// Repeats a read for a request, if its failure may be over soon. Outside requests the failure is thrown at
    /// once, and also in a transaction, which is repeated as a whole.
    static <T extends @Nullable Object> T read(Supplier<T> reading) {
        @Nullable Retries retries = null;
        var textBefore = Deadline.current().map(Deadline::textRead).orElse(0);
        while (true) {
            try {
                return reading.get();
            } catch (NestedRuntimeException failure) {
                retries = retries == null ? new Retries() : retries;
                if (isActualTransactionActive()
                        || Deadline.current().isEmpty()
                        || !retries.isAnother(DatabaseFault.of(failure), false)) {
                    throw failure;
                }
                Deadline.current().ifPresent(deadline -> deadline.forgetTextSince(textBefore));
            }
        }
    }

    /// Waits until it is time for the next attempt; false if there is none.
    ///
    /// @param toChange whether the next attempt changes something; a request may look things up for longer
    boolean isAnother(DatabaseFault fault, boolean toChange) {
        return switch (fault) {
            case CONTENTION -> sleep(contention.nextBackOff());
            case ABSENCE -> hasTime(toChange) && sleep(absence.nextBackOff());
            case DOUBT, DEFECT -> false;
        };
    }

    private boolean hasTime(boolean toChange) {
        return Deadline.current().map(deadline -> deadline.hasTime(toChange)).orElseGet(this::hasTimeWithoutDeadline);
    }

    private boolean hasTimeWithoutDeadline() {
        var now = System.nanoTime();
        end = end == null ? now + TIME_WITHOUT_DEADLINE.toNanos() : end;
        return end - now > 0;
    }

    private static boolean sleep(long milliseconds) {
        return milliseconds != BackOffExecution.STOP && sleep(Duration.ofMillis(milliseconds));
    }

    /// False if the thread was interrupted.
    static boolean sleep(Duration pause) {
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
