package helpdesk.graphql.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import helpdesk.graphql.error.BadUserInput;
import helpdesk.graphql.error.Throttled;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/// What each caller has left of its rates, in the memory of this server. Somebody with many addresses fills no memory:
/// the least used of so many callers are forgotten, and with a minute without a request there is nothing to remember.
final class Allowances {

    private static final int MOST_REMEMBERED = 100_000;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /// Beside these, each field with a rate of its own goes by its name.
    private static final String COMPLEXITY = "complexity";

    private static final String WRITES = "writes";
    private static final String BYTES = "bytes";

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

    /// Charges what reading a request has cost that is not executed, as far as anything is left.
    void chargeRefusal(ApiCaller caller, long complexity) {
        complexity(caller).tryConsumeAsMuchAsPossible(complexity);
    }

    /// Charges everything that an operation asks for.
    ///
    /// @throws Throttled if the caller has less left
    /// @throws BadUserInput if no caller ever has so much
    void charge(ApiCaller caller, Bill bill) {
        consume(caller, COMPLEXITY, limits.complexity(caller), bill.complexity(), "This costs more than %d");
        bill.rated()
                .forEach((field, times) -> consume(
                        caller,
                        field.name(),
                        limits.of(field),
                        times,
                        "One of the root fields occurs more than %d times"));
        consume(caller, WRITES, limits.writes(caller), bill.writes(), "There are more than %d mutations");
        consume(caller, BYTES, limits.bytes(caller), bill.bytes(), "This stores more than %d bytes");
    }

    private Bucket complexity(ApiCaller caller) {
        return bucket(caller, COMPLEXITY, limits.complexity(caller));
    }

    private Bucket bucket(ApiCaller caller, String use, long perMinute) {
        return buckets.get(
                new Key(caller, use),
                _ -> Bucket.builder()
                        .withCustomTimePrecision(time)
                        .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, MINUTE))
                        .build());
    }

    /// Of an amount of 0 and more.
    private void consume(ApiCaller caller, String use, long perMinute, long amount, String sentence) {
        BadUserInput.require(amount <= perMinute, sentence, perMinute);
        var probe = amount == 0 ? null : bucket(caller, use, perMinute).tryConsumeAndReturnRemaining(amount);
        if (probe != null && !probe.isConsumed()) {
            throw new Throttled(Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }
}
