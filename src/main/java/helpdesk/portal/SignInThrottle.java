package helpdesk.portal;

import static java.util.stream.Collectors.toMap;

import helpdesk.contact.EmailAddress;
import helpdesk.database.UnitOfWork;
import helpdesk.graphql.CallerNetwork;
import helpdesk.portal.PortalCounters.Counter;
import helpdesk.portal.PortalCounters.Subject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.springframework.stereotype.Component;

/// Slows down guessing passwords for an e-mail address, whether or not a contact has it. From the third wrong
/// password on, the network that they come from has to wait: two seconds, then twice as long each time, at most a
/// minute. The owner, on another network, is not kept out. Wrong passwords from many networks make all of them
/// wait, but so shortly that the owner gets in between. During a pause the right password is refused too:
/// otherwise the answer would tell that it is right.
@Component
class SignInThrottle {

    /// After the first, second, … wrong password from one network; after all further ones, the last of these.
    private static final List<Duration> PAUSES = seconds(0, 0, 2, 4, 8, 16, 32, 60);

    /// Wrong passwords from all networks together that cause no pause for all networks.
    private static final int FREE_IN_ALL = 19;

    /// After the first, second, … further wrong password; after all later ones, the last of these.
    private static final List<Duration> PAUSES_OF_ALL = seconds(1, 2, 4);

    /// After the last wrong password; by then the pause is over.
    private static final Duration REMEMBERED = Duration.ofMinutes(15);

    private final PortalCounters counters;
    private final Clock clock;

    SignInThrottle(PortalCounters counters, Clock clock) {
        this.counters = counters;
        this.clock = clock;
    }

    private static List<Duration> seconds(long... seconds) {
        return LongStream.of(seconds).mapToObj(Duration::ofSeconds).toList();
    }

    /// One password that somebody tries.
    ///
    /// @param pause how long to wait before the next password is checked; zero if this one may be checked
    record Attempt(Duration pause, List<Change> changes) {}

    /// How an attempt changed a counter.
    private record Change(Rule rule, Counter before, Counter after) {}

    /// How long the pauses are for the numbers of one counter.
    private record Rule(String hash, int free, List<Duration> pauses) {

        Counter oneMore(Counter before, Instant now) {
            var wrong = before.isExpired(now) ? 1 : before.number() + 1;
            return new Counter(wrong, now.plus(pauseAfter(wrong)), now.plus(REMEMBERED));
        }

        /// Takes one back that was counted before the last one.
        Counter oneLess(Counter counter) {
            var fewer = Math.max(0, counter.number() - 1);
            var opensAt = counter.opensAt().minus(pauseAfter(counter.number())).plus(pauseAfter(fewer));
            return new Counter(fewer, opensAt, counter.expiresAt());
        }

        private Duration pauseAfter(int wrong) {
            return wrong <= free ? Duration.ZERO : pauses.get(Math.min(wrong - free, pauses.size()) - 1);
        }
    }

    /// Counts a password as wrong before it is checked, so that each of many at the same moment counts.
    @UnitOfWork
    public Attempt begin(EmailAddress email, CallerNetwork network) {
        var now = now();
        var changes = changes(List.of(ofAll(email), ofNetwork(email, network)), now);
        var opensAt = changes.stream()
                .map(change -> change.before().opensAt())
                .filter(now::isBefore)
                .max(Comparator.naturalOrder());
        if (opensAt.isPresent()) {
            return new Attempt(Duration.between(now, opensAt.get()), List.of());
        }
        counters.set(changes.stream().collect(toMap(change -> change.rule().hash(), Change::after)));
        return new Attempt(Duration.ZERO, changes);
    }

    private List<Change> changes(List<Rule> rules, Instant now) {
        var found = counters.lock(rules.stream().map(Rule::hash).toList(), now);
        return rules.stream()
                .map(rule -> {
                    var before = Objects.requireNonNull(found.get(rule.hash()));
                    return new Change(rule, before, rule.oneMore(before, now));
                })
                .toList();
    }

    /// The password was right: takes the count back, so that nobody else sees that somebody has signed in.
    @UnitOfWork
    public void succeeded(Attempt attempt) {
        var hashes =
                attempt.changes().stream().map(change -> change.rule().hash()).toList();
        var found = counters.lock(hashes, now());
        counters.set(attempt.changes().stream()
                .collect(toMap(
                        change -> change.rule().hash(),
                        change -> takenBack(
                                change,
                                Objects.requireNonNull(found.get(change.rule().hash()))))));
    }

    private static Counter takenBack(Change change, Counter found) {
        return found.equals(change.after()) ? change.before() : change.rule().oneLess(found);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private Rule ofAll(EmailAddress email) {
        return new Rule(hash(email), FREE_IN_ALL, PAUSES_OF_ALL);
    }

    private Rule ofNetwork(EmailAddress email, CallerNetwork network) {
        return new Rule(hash(email, network), 0, PAUSES);
    }

    /// Of the counter of wrong passwords from all networks.
    String hash(EmailAddress email) {
        return counters.hash(Subject.WRONG_PASSWORD, email.key());
    }

    /// Of the counter of wrong passwords from one network.
    String hash(EmailAddress email, CallerNetwork network) {
        return counters.hash(Subject.WRONG_PASSWORD_FROM_NETWORK, network.name().value() + "\0" + email.key());
    }
}
