package helpdesk.graphql.limits;

import helpdesk.graphql.error.Throttled;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/// Limits how many long-lived requests, such as subscriptions and WebSockets, are open, of one caller and on this
/// server: each takes a place.
public final class Places {

    /// Of a caller with a token.
    private static final int MOST_OF_CALLER = 20;

    /// Of an address from which nobody has signed in, also by WebSockets that have yet to show their token.
    private static final int MOST_OF_ADDRESS = 50;

    /// Half of them are for callers with a token alone.
    private static final int MOST = 2_000;

    /// Nobody knows when a place becomes free.
    private static final Duration WAIT = Duration.ofSeconds(10);

    private final int mostOfCaller;
    private final int mostOfAddress;
    private final int most;
    private final Map<ApiCaller, Integer> taken = new HashMap<>();
    private int all;
    private int anonymous;

    /// Those for subscriptions and WebSockets.
    Places() {
        this(MOST_OF_CALLER, MOST_OF_ADDRESS, MOST);
    }

    /// @param mostOfAddress of those from which nobody has signed in, which have at most half of all
    public Places(int mostOfCaller, int mostOfAddress, int most) {
        this.mostOfCaller = mostOfCaller;
        this.mostOfAddress = mostOfAddress;
        this.most = most;
    }

    /// One place, until it is closed.
    public final class Place implements AutoCloseable {

        private final ApiCaller caller;
        private final AtomicBoolean isOpen = new AtomicBoolean(true);

        private Place(ApiCaller caller) {
            this.caller = caller;
        }

        @Override
        public void close() {
            if (isOpen.getAndSet(false)) {
                count(caller, -1);
            }
        }
    }

    /// Takes one of those that the caller may have.
    ///
    /// @throws Throttled if the caller, or all together, have none left
    public synchronized Place take(ApiCaller caller) {
        var isFull = caller.authenticated()
                ? taken.getOrDefault(caller, 0) >= mostOfCaller
                : taken.getOrDefault(caller, 0) >= mostOfAddress || anonymous >= most / 2;
        if (isFull || all >= most) {
            throw new Throttled(WAIT);
        }
        count(caller, 1);
        return new Place(caller);
    }

    private synchronized void count(ApiCaller caller, int change) {
        taken.merge(caller, change, (before, more) -> before + more == 0 ? null : before + more);
        all += change;
        anonymous += caller.authenticated() ? 0 : change;
    }
}
