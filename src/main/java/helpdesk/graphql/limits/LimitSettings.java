package helpdesk.graphql.limits;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;
import org.springframework.util.unit.DataSize;

/// What a request may be and do at most.
///
/// @param body bytes of a request's body, 1 kB and more. The longest legal input has to fit: a contact with 100 custom
///     field values of 2,000 characters of four bytes each, or a comment of 50,000 characters as JSON escapes
/// @param deadline how long a body may take to come in, and then how long a request may work, 1 s and more; a statement
///     is stopped within a second after it
/// @param answerGrace how long it may read on for its answer after it has committed something, 1 s and more
/// @param bodies how many bodies may be on their way at once
/// @param document what a document may be
/// @param variables what the variables of a document may be
/// @param rates how much a caller may ask for over time
/// @param subscriptions how much may be open at once
@ConfigurationProperties("helpdesk.limits")
public record LimitSettings(
        @DefaultValue("1MB") DataSize body,
        @DefaultValue("10s") Duration deadline,
        @DefaultValue("5s") Duration answerGrace,
        @DefaultValue BodyLimits bodies,
        @DefaultValue DocumentLimits document,
        @DefaultValue VariableLimits variables,
        @DefaultValue RateLimits rates,
        @DefaultValue SubscriptionLimits subscriptions) {

    private static final Duration SECOND = Duration.ofSeconds(1);

    public LimitSettings {
        Assert.isTrue(body.toKilobytes() >= 1, "helpdesk.limits.body is at least 1KB");
        Assert.isTrue(deadline.compareTo(SECOND) >= 0, "helpdesk.limits.deadline is at least 1s");
        Assert.isTrue(answerGrace.compareTo(SECOND) >= 0, "helpdesk.limits.answer-grace is at least 1s");
        Assert.isTrue(
                rates.smallest() >= document.complexity(),
                "The rates of helpdesk.limits.rates admit a document of helpdesk.limits.document.complexity");
    }
}
