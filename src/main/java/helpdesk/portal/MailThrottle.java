package helpdesk.portal;

import helpdesk.contact.EmailAddress;
import helpdesk.portal.PortalCounters.Counter;
import helpdesk.portal.PortalCounters.Subject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Keeps strangers from flooding a mailbox: it gets at most five mails in 24 hours, all addresses that lead to it
/// counted together. Two of the five are left for the address without a tag, so that made-up tags cannot use up
/// all of them.
@Component
class MailThrottle {

    static final int MOST = 5;

    private static final int MOST_WITH_TAG = 3;

    /// After the last mail; then there may be five more.
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final PortalCounters counters;
    private final Clock clock;

    MailThrottle(PortalCounters counters, Clock clock) {
        this.counters = counters;
        this.clock = clock;
    }

    /// Whether the mailbox may get one more mail, which is counted then. Its counters are locked to the end of the
    /// running transaction.
    boolean admits(EmailAddress email) {
        var now = clock.instant();
        var mailbox = Mailbox.of(email);
        var all = hash(Subject.MAIL, mailbox);
        var withTag = hash(Subject.MAIL_WITH_TAG, mailbox);
        var counted = counters.lock(List.of(all, withTag), now);
        var mails = number(counted.get(all), now);
        var mailsWithTag = number(counted.get(withTag), now);
        var isAdmitted = mails < MOST && (!mailbox.hasTag() || mailsWithTag < MOST_WITH_TAG);
        if (isAdmitted) {
            counters.set(Map.of(
                    all, counter(mails + 1, now), withTag, counter(mailsWithTag + (mailbox.hasTag() ? 1 : 0), now)));
        }
        return isAdmitted;
    }

    private static int number(@Nullable Counter counter, Instant now) {
        return counter == null || counter.isExpired(now) ? 0 : counter.number();
    }

    /// Both counters expire a day after the last mail, with or without a tag.
    private static Counter counter(int mails, Instant now) {
        return new Counter(mails, now, now.plus(REMEMBERED));
    }

    void forget(Collection<EmailAddress> emails) {
        counters.delete(emails.stream().flatMap(email -> hashes(email).stream()).toList());
    }

    /// Of the counters for mails to the mailbox.
    List<String> hashes(EmailAddress email) {
        var mailbox = Mailbox.of(email);
        return List.of(hash(Subject.MAIL, mailbox), hash(Subject.MAIL_WITH_TAG, mailbox));
    }

    private String hash(Subject subject, Mailbox mailbox) {
        return counters.hash(subject, mailbox.name());
    }

    /// What all addresses that may lead to one mailbox have in common: the contact key, without what follows a
    /// plus.
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
