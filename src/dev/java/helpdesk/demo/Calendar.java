package helpdesk.demo;

import java.time.Duration;
import java.time.Instant;

/// The time in which everything happens. It ends on a fixed day, so that the demo does not depend on when it is made.
final class Calendar {

    static final Instant TODAY = Instant.parse("2026-07-01T06:00:00Z");
    static final Instant FIRST_CONTACT = TODAY.minus(Duration.ofDays(3 * 365));
    static final Instant FIRST_TICKET = TODAY.minus(Duration.ofDays(2 * 365));

    /// No ticket takes longer, ratings included.
    static final Duration LONGEST_TICKET = Duration.ofDays(30);

    private Calendar() {}

    /// So much time for each of so many things, from the first moment to the last.
    static Duration step(Instant first, int things) {
        return Duration.between(first, TODAY).dividedBy(Math.max(1, things));
    }
}
