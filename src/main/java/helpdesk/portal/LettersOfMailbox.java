package helpdesk.portal;

import helpdesk.contact.EmailAddress;
import helpdesk.portal.Tallies.Subject;
import helpdesk.portal.Tallies.Tally;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/// Lets nobody fill somebody else's mailbox: it gets at most five letters in any 24 hours, under all addresses that
/// lead to it together. Some of them are left for the address without a tag, so that nobody uses them up with tags that
/// they made up.
@Component
class LettersOfMailbox {

    static final int MOST = 5;

    private static final int MOST_WITH_TAG = 3;

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
        var hasTag = Mailbox.of(email).hasTag();
        var all = code(Subject.LETTER, email);
        var withTag = code(Subject.LETTER_WITH_TAG, email);
        var letters = number(all, now);
        var lettersWithTag = number(withTag, now);
        var may = letters < MOST && (!hasTag || lettersWithTag < MOST_WITH_TAG);
        if (may) {
            set(all, letters + 1, now);
            set(withTag, hasTag ? lettersWithTag + 1 : lettersWithTag, now);
        }
        return may;
    }

    private int number(byte[] code, Instant now) {
        var tally = tallies.lock(code, now);
        return tally.isForgotten(now) ? 0 : tally.number();
    }

    /// Both are remembered for as long as the last letter, whichever it was.
    private void set(byte[] code, int letters, Instant now) {
        tallies.set(code, new Tally(letters, now, now.plus(REMEMBERED)));
    }

    /// By which letters to the mailbox are counted.
    List<byte[]> codes(EmailAddress email) {
        return List.of(code(Subject.LETTER, email), code(Subject.LETTER_WITH_TAG, email));
    }

    private byte[] code(Subject subject, EmailAddress email) {
        return tallies.code(subject, Mailbox.of(email).name());
    }

    /// What all addresses that may lead to one mailbox have in common: the contact key, without what follows a plus.
    record Mailbox(String name, boolean hasTag) {

        static Mailbox of(EmailAddress email) {
            var key = email.key();
            var at = key.lastIndexOf('@');
            var plus = key.indexOf('+');
            return plus > 0 && plus < at
                    ? new Mailbox(key.substring(0, plus) + key.substring(at), true)
                    : new Mailbox(key, false);
        }

        @Override
        public String toString() {
            return "[redacted]";
        }
    }
}
