package helpdesk.graphql.limits;

import helpdesk.graphql.error.Throttled;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/// The places on this server for subscriptions and WebSockets, so that nobody keeps all of it busy with waiting.
public final class Places {

    /// Nobody knows when a place becomes free.
    private static final Duration WAIT = Duration.ofSeconds(10);

    private final SubscriptionLimits limits;
    private final Map<ApiCaller, Integer> taken = new HashMap<>();
    private int all;
    private int anonymous;

    Places(SubscriptionLimits limits) {
        this.limits = limits;
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
        var isFull = all >= limits.server() || taken.getOrDefault(caller, 0) >= limits.of(caller);
        if (isFull || isFullOfAnonymous(caller)) {
            throw new Throttled(WAIT);
        }
        count(caller, 1);
        return new Place(caller);
    }

    private boolean isFullOfAnonymous(ApiCaller caller) {
        return !caller.authenticated() && anonymous >= limits.ofAllAnonymous();
    }

    private synchronized void count(ApiCaller caller, int change) {
        taken.merge(caller, change, (before, more) -> before + more == 0 ? null : before + more);
        all += change;
        anonymous += caller.authenticated() ? 0 : change;
    }
}
