package helpdesk.graphql.limits;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;
import org.springframework.util.unit.DataSize;

/// The limits that depend on the help desk and its machines; all others are constants, see `src/docs/limits.md`.
///
/// @param body bytes of a request's body, 1 kB and more. The longest legal input has to fit: a contact with 100
///     custom field values of 2,000 characters of four bytes each, or a comment of 50,000 characters as JSON
///     escapes
/// @param deadline how long a body may take to arrive, and then how long the request may be executed, 1 s and
///     more; a running statement is stopped within a second after that
/// @param complexity the highest complexity of an operation, 1 and more: see [SchemaLimits]
/// @param rates the complexity that a caller may use in a minute
@ConfigurationProperties("helpdesk.limits")
public record LimitSettings(
        @DefaultValue("1MB") DataSize body,
        @DefaultValue("10s") Duration deadline,
        @DefaultValue("20000") int complexity,
        @DefaultValue Rates rates) {

    /// The most that a bucket can be refilled with: one token in a nanosecond.
    private static final long MOST_PER_MINUTE = 60_000_000_000L;

    private static final long LARGEST_FACTOR = 10_000;

    public LimitSettings {
        Assert.isTrue(body.toKilobytes() >= 1, "helpdesk.limits.body must be at least 1KB");
        Assert.isTrue(deadline.toSeconds() >= 1, "helpdesk.limits.deadline must be at least 1s");
        Assert.isTrue(complexity >= 1, "helpdesk.limits.complexity must be at least 1");
        Assert.isTrue(
                rates.factor * Math.min(rates.authenticated, rates.anonymous) >= complexity,
                "Each rate of helpdesk.limits.rates must be at least helpdesk.limits.complexity");
    }

    /// Callers are told apart by the name in their token, anonymous ones by their address.
    ///
    /// @param authenticated the complexity that a caller with a token may ask for, 1 and more
    /// @param anonymous the complexity that an address may ask for, 1 and more
    /// @param factor multiplies all rates, those in the schema too, 1 to 10,000: for imports and load tests of one
    ///     caller
    record Rates(
            @DefaultValue("5000000") long authenticated,
            @DefaultValue("300000") long anonymous,
            @DefaultValue("1") long factor) {

        Rates {
            Assert.isTrue(
                    factor >= 1 && factor <= LARGEST_FACTOR,
                    "helpdesk.limits.rates.factor must be from 1 to " + LARGEST_FACTOR);
            Assert.isTrue(
                    Math.min(authenticated, anonymous) >= 1
                            && Math.max(authenticated, anonymous) <= MOST_PER_MINUTE / factor,
                    "Each rate of helpdesk.limits.rates, times the factor, must be from 1 to " + MOST_PER_MINUTE);
        }
    }
}
