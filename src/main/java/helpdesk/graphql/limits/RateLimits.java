package helpdesk.graphql.limits;

import java.util.stream.LongStream;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/// How much a caller may ask for in a minute, all at once or spread over it. Callers are told apart by the name in
/// their token, anonymous ones by their address. What `@rate` says in the schema comes on top.
///
/// @param authenticated the complexity that a caller with a token may ask for, 1 and more
/// @param anonymous the complexity that an address may ask for, 1 and more
/// @param writes what mutations may store
/// @param factor multiplies all rates, those in the schema too, 1 to 10,000: for imports and load tests of one caller
record RateLimits(
        @DefaultValue("5000000") long authenticated,
        @DefaultValue("300000") long anonymous,
        @DefaultValue WriteLimits writes,
        @DefaultValue("1") long factor) {

    /// What the buckets can be filled with: a thing in a nanosecond.
    private static final long MOST = 60_000_000_000L;

    private static final long LARGEST_FACTOR = 10_000;

    RateLimits {
        Assert.isTrue(authenticated >= 1 && anonymous >= 1, "Every rate of helpdesk.limits.rates is at least 1");
        Assert.isTrue(
                factor >= 1 && factor <= LARGEST_FACTOR, "helpdesk.limits.rates.factor is 1 to " + LARGEST_FACTOR);
        Assert.isTrue(
                LongStream.of(authenticated, anonymous, writes.largest()).allMatch(rate -> rate <= MOST / factor),
                "Every rate of helpdesk.limits.rates, multiplied, is at most " + MOST);
    }

    long complexity(ApiCaller caller) {
        return factor * (caller.authenticated() ? authenticated : anonymous);
    }

    long of(FieldLimit field) {
        return factor * field.perMinute();
    }

    long writes(ApiCaller caller) {
        return factor * writes.mutations(caller);
    }

    long bytes(ApiCaller caller) {
        return factor * writes.bytes(caller);
    }

    long smallest() {
        return factor * Math.min(authenticated, anonymous);
    }
}
