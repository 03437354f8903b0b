package helpdesk.graphql.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import helpdesk.graphql.error.BadUserInput;
import helpdesk.graphql.error.Throttled;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import org.springframework.util.unit.DataSize;

/// How much each caller may still ask for, in the memory of this server. A caller with many addresses fills no
/// memory: the least used of so many are forgotten. After a minute without a request there is nothing to remember.
public final class Allowances {

    /// Mutations in a minute, each alias counted, whatever becomes of it.
    private static final int WRITES_OF_AGENT = 600;

    private static final int WRITES_OF_OTHERS = 120;

    /// What these mutations may hold: the longest legal contact fits.
    private static final DataSize BYTES_OF_AGENT = DataSize.ofMegabytes(4);

    private static final DataSize BYTES_OF_OTHERS = DataSize.ofMegabytes(1);

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

    private final LimitSettings.Rates rates;
    private final TimeMeter time;

    Allowances(LimitSettings.Rates rates, TimeMeter time) {
        this.rates = rates;
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

    /// The complexity that a caller may use.
    ///
    /// @param maximumAvailable in a minute, or at once
    /// @param currentlyAvailable now
    /// @param restoreRate how much comes back in a second, rounded down
    record Status(long maximumAvailable, long currentlyAvailable, long restoreRate) {}

    Status status(ApiCaller caller) {
        var most = rates.factor() * complexityOf(caller);
        return new Status(most, complexity(caller).getAvailableTokens(), most / MINUTE.toSeconds());
    }

    /// Charges what it cost to read a request that is not executed, as far as anything is left.
    void chargeRefusal(ApiCaller caller, long complexity) {
        complexity(caller).tryConsumeAsMuchAsPossible(complexity);
    }

    /// Charges everything that an operation asks for.
    ///
    /// @throws Throttled if the caller has less left
    /// @throws BadUserInput if no caller ever has so much
    void charge(ApiCaller caller, Bill bill) {
        consume(
                caller,
                COMPLEXITY,
                complexityOf(caller),
                bill.complexity(),
                "The complexity is more than the %d allowed in a minute");
        bill.rated()
                .forEach((field, times) -> consume(
                        caller,
                        field.name(),
                        field.perMinute(),
                        times,
                        "A root field occurs more often than the %d times allowed in a minute"));
        var writes = caller.agent() ? WRITES_OF_AGENT : WRITES_OF_OTHERS;
        consume(caller, WRITES, writes, bill.writes(), "There are more mutations than the %d allowed in a minute");
        var bytes = (caller.agent() ? BYTES_OF_AGENT : BYTES_OF_OTHERS).toBytes();
        consume(caller, BYTES, bytes, bill.bytes(), "The input is longer than the %d bytes allowed in a minute");
    }

    /// Charges one use of an endpoint beside GraphQL.
    ///
    /// @throws Throttled if the caller has used it as often as allowed in the last minute
    public void charge(ApiCaller caller, String use, int perMinute) {
        consume(caller, use, perMinute, 1, "This is not allowed");
    }

    private long complexityOf(ApiCaller caller) {
        return caller.authenticated() ? rates.authenticated() : rates.anonymous();
    }

    private Bucket complexity(ApiCaller caller) {
        return bucket(caller, COMPLEXITY, rates.factor() * complexityOf(caller));
    }

    private Bucket bucket(ApiCaller caller, String use, long most) {
        return buckets.get(
                new Key(caller, use),
                _ -> Bucket.builder()
                        .withCustomTimePrecision(time)
                        .addLimit(limit -> limit.capacity(most).refillGreedy(most, MINUTE))
                        .build());
    }

    /// Of an amount of 0 and more.
    private void consume(ApiCaller caller, String use, long perMinute, long amount, String message) {
        var most = rates.factor() * perMinute;
        BadUserInput.require(amount <= most, message, most);
        var probe = amount == 0 ? null : bucket(caller, use, most).tryConsumeAndReturnRemaining(amount);
        if (probe != null && !probe.isConsumed()) {
            throw new Throttled(Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }
}
