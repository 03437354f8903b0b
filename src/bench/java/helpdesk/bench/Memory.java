package helpdesk.bench;

import helpdesk.torture.Waiting;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/// What a server keeps in memory, in megabytes.
///
/// @param live what the heap holds after a full collection
record Memory(double live, double resident) {

    /// For the ratio of the live heap while some work goes on to that before.
    static final Target FLAT = Target.atMost(1.2, 1.1);

    private static final Duration PAUSE = Duration.ofSeconds(1);

    static Memory of(Program program) {
        var resident = program.residentMegabytes();
        return new Memory(program.liveMegabytes(), resident);
    }

    /// Looks again and again while some work goes on. Each look stops the server for a moment.
    static Memory mostDuring(Program program, CompletableFuture<?> work) {
        var most = of(program);
        while (!work.isDone()) {
            most = most.or(of(program));
            Waiting.pause(PAUSE);
        }
        return most;
    }

    private Memory or(Memory other) {
        return new Memory(Math.max(live, other.live), Math.max(resident, other.resident));
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.1f MB live and %.0f MB resident", live, resident);
    }
}
