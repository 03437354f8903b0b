package helpdesk.portal;

import helpdesk.portal.SignUpLetters.Letter;
import helpdesk.portal.SignUpLetters.NothingDue;
import helpdesk.security.QuietTrace;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.task.TaskExecutor;
import org.springframework.dao.DataAccessException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSender;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Mails links beside the requests that ask for them: a mail server's time tells nobody who gets a mail. What a mail
/// server does not take is tried again until it expires, and keeps no other mail waiting.
@Component
class SignUpMailer {

    private static final Logger LOG = LoggerFactory.getLogger(SignUpMailer.class);

    private static final DateTimeFormatter UNTIL = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final SignUpLetters letters;
    private final PortalSettings settings;
    private final ObjectProvider<MailSender> mails;
    private final ObjectProvider<TaskExecutor> scheduler;
    private final TaskExecutor senders;
    private final AtomicBoolean isAwake = new AtomicBoolean();

    SignUpMailer(
            SignUpLetters letters,
            PortalSettings settings,
            ObjectProvider<MailSender> mails,
            @Qualifier("taskScheduler") ObjectProvider<TaskExecutor> scheduler,
            @Qualifier("applicationTaskExecutor") TaskExecutor senders) {
        this.letters = letters;
        this.settings = settings;
        this.mails = mails;
        this.scheduler = scheduler;
        this.senders = senders;
        if (settings.isOpen() && mails.getIfAvailable() == null) {
            throw new InvalidConfigurationPropertyValueException(
                    "spring.mail.host", null, "A portal (helpdesk.portal.token-key) mails links.");
        }
    }

    /// There is something to mail: soon, and on another thread.
    void wake() {
        if (isAwake.compareAndSet(false, true)) {
            scheduler.getObject().execute(this::work);
        }
    }

    /// Also what another server has left behind, and what the mail server did not take.
    @Scheduled(fixedDelayString = "PT1M")
    void work() {
        isAwake.set(false);
        try {
            letters.forgetExpired();
            if (settings.isOpen()) {
                mailAll();
            }
        } catch (RuntimeException fault) {
            LOG.error("Sign-ups wait for their mails: {}", QuietTrace.of(fault));
        }
    }

    private void mailAll() {
        var next = letters.next();
        while (!(next instanceof NothingDue)) {
            if (next instanceof Letter letter) {
                senders.execute(() -> mail(letter));
            }
            next = letters.next();
        }
    }

    /// What the mail server does not take keeps nothing else from being mailed.
    private void mail(Letter letter) {
        try {
            mails.getObject().send(message(letter));
            letters.sent(letter);
        } catch (MailException | DataAccessException fault) {
            LOG.error("Sign-up {} waits for its mail: {}", letter.signUp().id().value(), QuietTrace.of(fault));
        }
    }

    private SimpleMailMessage message(Letter letter) {
        var message = new SimpleMailMessage();
        message.setFrom(String.valueOf(settings.mailFrom()));
        message.setTo(letter.signUp().email().address());
        message.setSubject("Confirm your e-mail address");
        message.setText("""
            Somebody, probably you, asked for access to the help desk's portal with this e-mail address.

            To confirm it and to choose a password, open this link. It works once, until %s:

            %s#token=%s

            If it was not you, do nothing: without the link, nothing happens.
            """.formatted(
                        UNTIL.format(letter.signUp().expiresAt()),
                        settings.confirmationPage(),
                        letter.token().text()));
        return message;
    }
}
