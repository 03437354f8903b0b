package helpdesk.portal;

import helpdesk.portal.SignUpLetters.Letter;
import helpdesk.portal.SignUpLetters.Next;
import helpdesk.portal.SignUpLetters.NothingDue;
import helpdesk.security.QuietTrace;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.mail.MessagingException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.task.TaskExecutor;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Mails links beside the requests that ask for them: a mail server's time tells nobody who gets a mail. What a mail
/// server does not take for now is tried again until it expires, and keeps no other mail waiting. A few letters are
/// under way at once; all others wait in the database.
@Component
class SignUpMailer {

    private static final Logger LOG = LoggerFactory.getLogger(SignUpMailer.class);

    private static final int AT_ONCE = 4;

    private final SignUpLetters letters;
    private final PortalSettings settings;
    private final LetterPost post;
    private final ObjectProvider<TaskExecutor> scheduler;
    private final TaskExecutor senders;
    private final AtomicBoolean isAwake = new AtomicBoolean();
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final Counter undeliverable;

    SignUpMailer(
            SignUpLetters letters,
            PortalSettings settings,
            LetterPost post,
            @Qualifier("taskScheduler") ObjectProvider<TaskExecutor> scheduler,
            @Qualifier("applicationTaskExecutor") TaskExecutor senders,
            MeterRegistry registry) {
        this.letters = letters;
        this.settings = settings;
        this.post = post;
        this.scheduler = scheduler;
        this.senders = senders;
        this.undeliverable = Counter.builder("helpdesk.portal.undeliverable")
                .description("Sign-ups that got no mail: refused for good, or not taken until they expired")
                .register(registry);
        if (settings.isOpen() && !post.hasServer()) {
            throw new InvalidConfigurationPropertyValueException(
                    "spring.mail.host", null, "A portal (helpdesk.portal.token-key) mails links.");
        }
    }

    /// There is something to mail, or a place to mail it from: soon, and on another thread.
    void wake() {
        if (isAwake.compareAndSet(false, true)) {
            scheduler.getObject().execute(this::mailAll);
        }
    }

    /// Also what another server has left behind, and what the mail server did not take.
    @Scheduled(fixedDelayString = "PT1M")
    void work() {
        try {
            giveUp(letters.forgetExpired());
        } catch (RuntimeException fault) {
            LOG.error("Expired sign-ups stay for now: {}", QuietTrace.of(fault));
        }
        mailAll();
    }

    private void giveUp(int expired) {
        if (expired > 0) {
            undeliverable.increment(expired);
            LOG.error("{} sign-ups have expired before the mail server took their mails", expired);
        }
    }

    /// A letter is taken in hand only when it can go out at once.
    private void mailAll() {
        isAwake.set(false);
        try {
            while (settings.isOpen() && places.tryAcquire()) {
                if (takeNext() instanceof NothingDue) {
                    return;
                }
            }
        } catch (RuntimeException fault) {
            LOG.error("Sign-ups wait for their mails: {}", QuietTrace.of(fault));
        }
    }

    private Next takeNext() {
        var isTaken = false;
        try {
            var next = letters.next();
            if (next instanceof Letter letter) {
                senders.execute(() -> mailAndMakeRoom(letter));
                isTaken = true;
            }
            return next;
        } finally {
            if (!isTaken) {
                places.release();
            }
        }
    }

    private void mailAndMakeRoom(Letter letter) {
        try {
            mail(letter);
        } finally {
            places.release();
            wake();
        }
    }

    /// What the mail server does not take keeps nothing else from being mailed.
    private void mail(Letter letter) {
        try {
            switch (post.deliver(letter)) {
                case HANDED_OVER -> letters.sent(letter);
                case VOID -> {}
                case UNDELIVERABLE -> giveUp(letter);
            }
        } catch (MessagingException | RuntimeException fault) {
            LOG.error("Sign-up {} waits for its mail: {}", letter.signUp().id().value(), QuietTrace.of(fault));
            postpone(letter);
        }
    }

    private void giveUp(Letter letter) {
        letters.undeliverable(letter);
        undeliverable.increment();
        LOG.error(
                "Sign-up {} gets no mail: the mail server takes none for its address",
                letter.signUp().id().value());
    }

    private void postpone(Letter letter) {
        try {
            letters.postponed(letter);
        } catch (RuntimeException _) {
            // The database is away: it is due again when nothing was heard of it for a while.
        }
    }
}
