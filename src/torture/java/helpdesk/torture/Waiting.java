package helpdesk.torture;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waits, but never forever.
public final class Waiting {

    private static final Duration STEP = Duration.ofMillis(20);

    private Waiting() {}

    /// Whether it came true in time.
    public static boolean until(Duration most, BooleanSupplier condition) {
        var end = System.nanoTime() + most.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            pause(STEP);
        }
        return true;
    }

    public static void require(Duration most, String what, BooleanSupplier condition) {
        if (!until(most, condition)) {
            throw new IllegalStateException("Waited %s for %s".formatted(most, what));
        }
    }

    public static void pause(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }
}
