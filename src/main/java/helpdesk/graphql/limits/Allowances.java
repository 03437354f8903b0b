package helpdesk.graphql.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import helpdesk.graphql.error.Throttled;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Map;

/// What each caller has left of its rates, in the memory of this server. Somebody with many addresses fills no memory:
/// the least used of so many callers are forgotten, and with a minute without a request there is nothing to remember.
final class Allowances {

    private static final int MOST_REMEMBERED = 100_000;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /// For everything together.
    private static final String COMPLEXITY = "";

    private final Cache<Key, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterAccess(MINUTE.multipliedBy(2))
            .build();

    private final RateLimits limits;
    private final TimeMeter time;

    Allowances(RateLimits limits, TimeMeter time) {
        this.limits = limits;
        this.time = time;
    }

    private record Key(ApiCaller caller, String use) {}

    /// @throws Throttled if the caller has nothing left at all
    void requireAny(ApiCaller caller) {
        var probe = complexity(caller).estimateAbilityToConsume(1);
        if (!probe.canBeConsumed()) {
            throw new Throttled(Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    /// @throws Throttled if the caller has less left
    void charge(ApiCaller caller, long complexity) {
        consume(complexity(caller), complexity);
    }

    /// Charges what a refused request has cost, as far as anything is left.
    void chargeRefusal(ApiCaller caller, long complexity) {
        complexity(caller).tryConsumeAsMuchAsPossible(complexity);
    }

    /// Charges root fields that have a rate of their own, given how often each occurs.
    ///
    /// @throws Throttled if the caller has less left
    /// @throws LimitExceeded if a field occurs more often than it ever may
    void charge(ApiCaller caller, Map<String, Long> rootFields) {
        rootFields.forEach((field, times) -> {
            var rate = limits.fields().get(field);
            if (rate != null) {
                LimitExceeded.unless(times <= rate, "One of the root fields occurs more than %d times", rate);
                consume(bucket(new Key(caller, field), rate), times);
            }
        });
    }

    private Bucket complexity(ApiCaller caller) {
        return bucket(
                new Key(caller, COMPLEXITY), caller.authenticated() ? limits.authenticated() : limits.anonymous());
    }

    private Bucket bucket(Key key, long amount) {
        return buckets.get(
                key,
                _ -> Bucket.builder()
                        .withCustomTimePrecision(time)
                        .addLimit(limit -> limit.capacity(amount).refillGreedy(amount, MINUTE))
                        .build());
    }

    private static void consume(Bucket bucket, long amount) {
        var probe = bucket.tryConsumeAndReturnRemaining(amount);
        if (!probe.isConsumed()) {
            throw new Throttled(Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }
}
