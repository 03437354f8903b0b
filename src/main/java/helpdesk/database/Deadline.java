package helpdesk.database;

import io.micrometer.context.ContextRegistry;
import java.lang.ScopedValue.CallableOp;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Until when the work of a request may use the database, and how much text it may read there. Other work, such as a
/// purge in the background, has no deadline and takes the time it needs.
///
/// What is committed must not be reported as not done. So a request that has committed something, or may have, gets
/// extra time to look that up and to read its answer. It begins no further change in that time.
public final class Deadline {

    /// The key of a request's deadline in Reactor's context, from which Spring for GraphQL takes it to each thread that
    /// works for the request.
    public static final String KEY = Deadline.class.getName();

    private static final ThreadLocal<@Nullable Deadline> CURRENT = new ThreadLocal<>();

    static {
        ContextRegistry.getInstance().registerThreadLocalAccessor(KEY, CURRENT::get, CURRENT::set, CURRENT::remove);
    }

    /// Of all long texts in an answer, in UTF-16 units; a page of the longest comments has less. An answer is in
    /// memory until its client, however slow, has read it.
    private static final int MOST_TEXT = 2_500_000;

    private final AtomicInteger text = new AtomicInteger();
    private final long end;
    private final long grace;
    private final long each;
    private volatile long endOfReading;
    private volatile boolean hasCommitted;

    private Deadline(long end, long grace, long each) {
        this.end = end;
        this.grace = grace;
        this.each = each;
        this.endOfReading = end;
    }

    /// For a request that ends with one answer.
    ///
    /// @param time how long the request may work from now on
    /// @param grace how long it may read on after a commit
    public static Deadline in(Duration time, Duration grace) {
        return new Deadline(System.nanoTime() + time.toNanos(), grace.toNanos(), 0);
    }

    /// For a stream, which has no end of its own: each statement may take this long.
    public static Deadline ofEachStatement(Duration time) {
        return new Deadline(0, 0, time.toNanos());
    }

    static Optional<Deadline> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    /// Sets the deadline of everything that this thread does from now on.
    public static void use(Deadline deadline) {
        CURRENT.set(deadline);
    }

    /// Does the work on this thread with this deadline. Before and after, the thread has none.
    public <T extends @Nullable Object, X extends Throwable> T call(CallableOp<T, X> work) throws X {
        use(this);
        try {
            return work.call();
        } finally {
            useNone();
        }
    }

    static void useNone() {
        CURRENT.remove();
    }

    /// Whether the current request has committed anything.
    public static boolean hasCurrentCommitted() {
        return current().filter(deadline -> deadline.hasCommitted).isPresent();
    }

    /// Notes that the current request has committed something.
    static void committed() {
        current().ifPresent(deadline -> deadline.hasCommitted = true);
        extendToLookUp();
    }

    /// Gives the current request extra time to look up what it has done.
    static void extendToLookUp() {
        current()
                .ifPresent(deadline ->
                        deadline.endOfReading = Math.max(deadline.endOfReading, System.nanoTime() + deadline.grace));
    }

    /// Counts a text that may be long.
    ///
    /// @throws AnswerTooLong if the answer would contain too much text
    void read(int length) {
        if (each == 0 && text.addAndGet(length) > MOST_TEXT) {
            throw new AnswerTooLong();
        }
    }

    int textRead() {
        return text.get();
    }

    /// Does not count what was read since then, which is read again.
    void forgetTextSince(int before) {
        text.set(before);
    }

    /// @throws DeadlineExceeded if it is too late to begin a change for the current request
    static void requireTimeToChange() {
        current().ifPresent(deadline -> deadline.secondsLeft(true));
    }

    /// Whether there is time to try again. A stream tries again by itself.
    boolean hasTime(boolean toChange) {
        return each == 0 && left(toChange) > 0;
    }

    /// The time that is left, rounded up to whole seconds, as JDBC counts them.
    ///
    /// @throws DeadlineExceeded if none is left
    int secondsLeft(boolean toChange) {
        var left = left(toChange);
        if (left <= 0) {
            throw new DeadlineExceeded();
        }
        return Math.toIntExact(TimeUnit.NANOSECONDS.toSeconds(left - 1) + 1);
    }

    /// Whether a statement that began at this time, in nanoseconds, takes too long.
    boolean isOver(long begin, boolean toChange) {
        return each > 0 ? System.nanoTime() - begin > each : left(toChange) <= 0;
    }

    private long left(boolean toChange) {
        return each > 0 ? each : (toChange ? end : endOfReading) - System.nanoTime();
    }
}
