package helpdesk.portal;

import helpdesk.portal.MailQueue.DueMail;
import helpdesk.portal.MailQueue.Next;
import helpdesk.portal.MailQueue.NothingDue;
import helpdesk.security.QuietTrace;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.task.TaskExecutor;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Mails links on threads of its own: the time that a mail server takes would tell who gets a mail. A mail that
/// the server does not take for now is tried again until it expires. Only a few mails are sent at once; all others
/// wait in the database.
@Component
class MailWorker {

    private static final Logger LOG = LoggerFactory.getLogger(MailWorker.class);

    private static final int AT_ONCE = 4;
    private static final Duration DUE_AGAIN = Duration.ofMinutes(1);

    private final MailQueue queue;
    private final PortalMails mails;
    private final PortalSettings settings;
    private final SmtpDelivery smtp;
    private final TaskExecutor senders;
    private final Clock clock;
    private final AtomicBoolean isWanted = new AtomicBoolean();
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final Counter undeliverable;

    MailWorker(
            MailQueue queue,
            PortalMails mails,
            PortalSettings settings,
            SmtpDelivery smtp,
            @Qualifier("applicationTaskExecutor") TaskExecutor senders,
            Clock clock,
            MeterRegistry registry) {
        this.queue = queue;
        this.mails = mails;
        this.settings = settings;
        this.smtp = smtp;
        this.senders = senders;
        this.clock = clock;
        this.undeliverable = Counter.builder("helpdesk.portal.undeliverable")
                .description("Mails that were not delivered: refused for good, or not taken until they expired")
                .register(registry);
        if (settings.isOpen() && !smtp.hasServer()) {
            throw new InvalidConfigurationPropertyValueException(
                    "spring.mail.host", null, "The portal (helpdesk.portal.token-key) needs a mail server.");
        }
    }

    /// Sends the mails that are due, on other threads. If all places are taken, the next thread to end looks again.
    void wake() {
        isWanted.set(true);
        if (settings.isOpen() && places.tryAcquire()) {
            try {
                senders.execute(this::sendAllThatIsDue);
            } catch (TaskRejectedException _) {
                // This server shuts down. The mails wait in the database.
                places.release();
            }
        }
    }

    /// Also sends what another server has left behind, and what the mail server did not take before.
    @Scheduled(fixedDelayString = "PT1M")
    void work() {
        try {
            reportExpired(mails.deleteExpired(clock.instant()));
        } catch (RuntimeException fault) {
            LOG.error("Expired mails are kept for now: {}", QuietTrace.of(fault));
        }
        wake();
    }

    private void reportExpired(int unmailed) {
        if (unmailed > 0) {
            undeliverable.increment(unmailed);
            LOG.error("{} mails have expired before the mail server took them", unmailed);
        }
    }

    private void sendAllThatIsDue() {
        try {
            Next next;
            do {
                isWanted.set(false);
                next = mails.findDue(clock.instant()).map(queue::take).orElseGet(NothingDue::new);
                if (next instanceof DueMail due) {
                    wake();
                    send(due);
                }
            } while (!(next instanceof NothingDue));
        } catch (RuntimeException fault) {
            LOG.error("Mails wait: {}", QuietTrace.of(fault));
        } finally {
            places.release();
        }
        if (isWanted.get()) {
            wake();
        }
    }

    /// A mail that fails holds up no other one.
    private void send(DueMail due) {
        try {
            switch (smtp.deliver(due)) {
                case SENT -> sent(due);
                case LINK_INVALID -> {}
                case UNDELIVERABLE -> giveUp(due);
            }
        } catch (MessagingException | RuntimeException fault) {
            LOG.error("Mail {} waits: {}", due.mail().id().value(), QuietTrace.of(fault));
            postpone(due);
        }
    }

    /// What remains is the link.
    private void sent(DueMail due) {
        if (due.mail().kind().hasLink()) {
            mails.setMailDue(due.token(), null);
        } else {
            mails.delete(due.mail().id());
        }
    }

    private void giveUp(DueMail due) {
        mails.delete(due.mail().id());
        undeliverable.increment();
        LOG.error(
                "Mail {} is not sent: the mail server takes none for its address",
                due.mail().id().value());
    }

    /// Tried again in a minute, and later the longer it has been tried.
    private void postpone(DueMail due) {
        var now = clock.instant();
        var tried = Duration.between(due.mail().createdAt(), now);
        try {
            mails.setMailDue(due.token(), now.plus(tried.compareTo(DUE_AGAIN) > 0 ? tried : DUE_AGAIN));
        } catch (RuntimeException _) {
            // The database is away. The mail is due again when this server's lease on it ends.
        }
    }
}
