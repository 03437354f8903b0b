package helpdesk.database;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Until when the work of a request may use the database. What has no deadline, such as a start or a purge that is
/// resumed, takes the time it needs.
///
/// What is committed must not be reported as not done: once something is, or may be, finding out and reading the answer
/// has a time of its own. No further change begins in it.
public final class Deadline {

    /// The name under which a deadline travels to other threads that work for the same request.
    public static final String KEY = Deadline.class.getName();

    private static final ThreadLocal<@Nullable Deadline> CURRENT = new ThreadLocal<>();

    private final long end;
    private final long grace;
    private final long each;
    private volatile long answerEnd;
    private volatile boolean hasCommitted;

    private Deadline(long end, long grace, long each) {
        this.end = end;
        this.grace = grace;
        this.each = each;
        this.answerEnd = end;
    }

    /// Begins now.
    ///
    /// @param time how long the request may work from now on
    /// @param grace how long it may read on after a commit
    public static Deadline in(Duration time, Duration grace) {
        return new Deadline(System.nanoTime() + time.toNanos(), grace.toNanos(), 0);
    }

    /// For what stays open and never ends by itself: each statement may take this long.
    public static Deadline ofEachStatement(Duration time) {
        return new Deadline(0, 0, time.toNanos());
    }

    static Optional<Deadline> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    /// From now on, whatever this thread does.
    public static void use(Deadline deadline) {
        CURRENT.set(deadline);
    }

    static void useNone() {
        CURRENT.remove();
    }

    /// Whether the request that is being worked for has committed anything.
    static boolean hasCurrentCommitted() {
        return current().filter(deadline -> deadline.hasCommitted).isPresent();
    }

    void committed() {
        hasCommitted = true;
        readOn();
    }

    void readOn() {
        answerEnd = Math.max(answerEnd, System.nanoTime() + grace);
    }

    /// Whether there is time to try again; what stays open tries again by itself.
    boolean hasTime(boolean toChange) {
        return each == 0 && left(toChange) > 0;
    }

    /// What is left, in whole seconds, as JDBC counts them, at least 1.
    ///
    /// @throws DeadlineExceeded if there are none
    int secondsLeft(boolean toChange) {
        var left = left(toChange);
        if (left <= 0) {
            throw new DeadlineExceeded();
        }
        return Math.toIntExact(TimeUnit.NANOSECONDS.toSeconds(left - 1) + 1);
    }

    private long left(boolean toChange) {
        return each > 0 ? each : (toChange ? end : answerEnd) - System.nanoTime();
    }
}
