package helpdesk.portal;

import helpdesk.contact.EmailAddress;
import helpdesk.database.UnitOfWork;
import helpdesk.graphql.CallerNetwork;
import helpdesk.portal.Tallies.Subject;
import helpdesk.portal.Tallies.Tally;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Slows down whoever tries passwords for one e-mail address: after the third wrong one by two seconds, twice as long
/// each time, and at most by a minute. That holds for the network that they come from, so that nobody keeps the owner
/// out, who is somewhere else. Those who come from many networks share a pause so short that the owner gets in between.
/// Meanwhile the right password is refused like any other, or it would show itself.
@Component
class SignInPace {

    /// After each wrong password from one network; after all others as after the last one here.
    private static final List<Duration> PAUSES = seconds(0, 0, 2, 4, 8, 16, 32, 60);

    /// Wrong passwords from all networks together that slow nobody down.
    private static final int FREE_IN_ALL = 19;

    /// After each one more; after all others as after the last one here.
    private static final List<Duration> PAUSES_OF_ALL = seconds(1, 2, 4);

    /// After the last wrong password; by then the pause is over.
    private static final Duration REMEMBERED = Duration.ofMinutes(15);

    private final Tallies tallies;
    private final Clock clock;

    SignInPace(Tallies tallies, Clock clock) {
        this.tallies = tallies;
        this.clock = clock;
    }

    private static List<Duration> seconds(long... seconds) {
        return LongStream.of(seconds).mapToObj(Duration::ofSeconds).toList();
    }

    /// One password that somebody tries.
    ///
    /// @param pause how long to wait before another one is looked at, which is zero if this one may be
    record Attempt(Duration pause, List<Change> changes) {}

    /// What an attempt did to a tally.
    private record Change(Pace pace, Tally before, Tally after) {}

    /// By what a tally is found, and how it slows down.
    private static final class Pace {

        final byte[] code;
        private final int free;
        private final List<Duration> pauses;

        Pace(byte[] code, int free, List<Duration> pauses) {
            this.code = code;
            this.free = free;
            this.pauses = pauses;
        }

        Tally oneMore(Tally before, Instant now) {
            var wrong = before.isForgotten(now) ? 1 : before.number() + 1;
            return new Tally(wrong, now.plus(pauseAfter(wrong)), now.plus(REMEMBERED));
        }

        /// As if one of those before the last one had never been.
        Tally oneLess(Tally tally) {
            var fewer = Math.max(0, tally.number() - 1);
            var opensAt = tally.opensAt().minus(pauseAfter(tally.number())).plus(pauseAfter(fewer));
            return new Tally(fewer, opensAt, tally.expiresAt());
        }

        private Duration pauseAfter(int wrong) {
            return wrong <= free ? Duration.ZERO : pauses.get(Math.min(wrong - free, pauses.size()) - 1);
        }
    }

    /// Counts a password as wrong before it is looked at, so that of many at the same moment each one counts.
    @UnitOfWork
    public Attempt begin(EmailAddress email, CallerNetwork network) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var changes = Stream.of(ofAll(email), ofNetwork(email, network))
                .map(pace -> begin(pace, now))
                .toList();
        var opensAt = changes.stream()
                .map(change -> change.before().opensAt())
                .filter(now::isBefore)
                .max(Comparator.naturalOrder());
        if (opensAt.isPresent()) {
            return new Attempt(Duration.between(now, opensAt.get()), List.of());
        }
        changes.forEach(change -> tallies.set(change.pace().code, change.after()));
        return new Attempt(Duration.ZERO, changes);
    }

    private Change begin(Pace pace, Instant now) {
        var before = tallies.lock(pace.code, now);
        return new Change(pace, before, pace.oneMore(before, now));
    }

    /// It was the right one: all is as it was before, so that nobody else sees that somebody has signed in.
    @UnitOfWork
    public void succeeded(Attempt attempt) {
        attempt.changes().forEach(this::takeBack);
    }

    private void takeBack(Change change) {
        var code = change.pace().code;
        var found = tallies.lock(code, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        tallies.set(
                code,
                found.equals(change.after()) ? change.before() : change.pace().oneLess(found));
    }

    private Pace ofAll(EmailAddress email) {
        return new Pace(code(email), FREE_IN_ALL, PAUSES_OF_ALL);
    }

    private Pace ofNetwork(EmailAddress email, CallerNetwork network) {
        return new Pace(code(email, network), 0, PAUSES);
    }

    /// By which wrong passwords for the address are counted, from all networks.
    byte[] code(EmailAddress email) {
        return tallies.code(Subject.WRONG_PASSWORD, email.key());
    }

    /// The same from one network.
    byte[] code(EmailAddress email, CallerNetwork network) {
        return tallies.code(Subject.WRONG_PASSWORD_FROM_NETWORK, network.name() + "\0" + email.key());
    }
}
