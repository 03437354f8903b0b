package helpdesk.portal;

import helpdesk.contact.EmailAddress;
import helpdesk.portal.Tallies.Subject;
import helpdesk.portal.Tallies.Tally;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/// Lets nobody fill somebody else's mailbox: it gets at most five letters in any 24 hours, under all addresses that
/// lead to it together.
@Component
class LettersOfMailbox {

    static final int MOST = 5;

    /// After the last letter; then there may be five more.
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final Tallies tallies;
    private final Clock clock;

    LettersOfMailbox(Tallies tallies, Clock clock) {
        this.tallies = tallies;
        this.clock = clock;
    }

    /// Counts the letter if it may go out; under a lock to the end of the running transaction.
    boolean mayGetOneMore(EmailAddress email) {
        var now = clock.instant();
        var code = code(email);
        var tally = tallies.lock(code, now);
        var letters = tally.isForgotten(now) ? 0 : tally.number();
        if (letters < MOST) {
            tallies.set(code, new Tally(letters + 1, now, now.plus(REMEMBERED)));
        }
        return letters < MOST;
    }

    /// By which letters to the mailbox are counted.
    byte[] code(EmailAddress email) {
        return tallies.code(Subject.LETTER, Recipient.of(email).mailbox());
    }
}
