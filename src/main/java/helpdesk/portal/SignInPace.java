package helpdesk.portal;

import helpdesk.contact.EmailAddress;
import helpdesk.database.UnitOfWork;
import helpdesk.portal.Tallies.Subject;
import helpdesk.portal.Tallies.Tally;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Slows down whoever tries passwords for one e-mail address, from however many places: after the third wrong one by
/// two seconds, twice as long each time, and at most by a minute, so that nobody is kept out for longer. Meanwhile the
/// right password is refused like any other, or it would show itself.
@Component
class SignInPace {

    /// After each wrong password; after all others as after the last one here.
    private static final List<Duration> PAUSES =
            Stream.of(0, 0, 2, 4, 8, 16, 32, 60).map(Duration::ofSeconds).toList();

    /// After the last wrong password; by then the pause is over.
    private static final Duration REMEMBERED = Duration.ofMinutes(15);

    private final Tallies tallies;
    private final Clock clock;

    SignInPace(Tallies tallies, Clock clock) {
        this.tallies = tallies;
        this.clock = clock;
    }

    /// Counts a password as wrong before it is looked at, so that of many at the same moment each one counts. Returns
    /// how long to wait before another one is looked at, which is zero if this one may be.
    @UnitOfWork
    public Duration begin(EmailAddress email) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var code = code(email);
        var tally = tallies.lock(code, now);
        if (tally.opensAt().isAfter(now)) {
            return Duration.between(now, tally.opensAt());
        }
        var wrong = tally.number() + 1;
        tallies.set(code, new Tally(wrong, now.plus(pauseAfter(wrong))), now.plus(REMEMBERED));
        return Duration.ZERO;
    }

    /// It was the right one: all is as it was before, so that nobody else sees that somebody has signed in.
    @UnitOfWork
    public void succeeded(EmailAddress email) {
        tallies.takeBack(code(email), clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    /// By which wrong passwords for the address are counted.
    byte[] code(EmailAddress email) {
        return tallies.code(Subject.WRONG_PASSWORD, email.key());
    }

    private static Duration pauseAfter(int wrong) {
        return PAUSES.get(Math.min(wrong, PAUSES.size()) - 1);
    }
}
