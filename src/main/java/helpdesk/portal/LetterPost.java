package helpdesk.portal;

import helpdesk.portal.SignUpLetters.Letter;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/// Hands letters over to the mail server (SMTP, RFC 5321).
@Component
class LetterPost {

    private static final DateTimeFormatter UNTIL = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final PortalSettings settings;
    private final SignUpLetters letters;
    private final ObjectProvider<JavaMailSenderImpl> servers;
    private final Clock clock;

    LetterPost(
            PortalSettings settings, SignUpLetters letters, ObjectProvider<JavaMailSenderImpl> servers, Clock clock) {
        this.settings = settings;
        this.letters = letters;
        this.servers = servers;
        this.clock = clock;
    }

    /// What became of a letter, unless it is to be tried again.
    enum Delivery {
        /// The mail server has it.
        HANDED_OVER,
        /// Its link is void; nobody gets it.
        VOID,
        /// Its mailbox cannot be reached through this mail server, however often it is tried.
        UNDELIVERABLE
    }

    boolean hasServer() {
        return servers.getIfAvailable() != null;
    }

    /// Throws [MessagingException] when it is to be tried again later.
    Delivery deliver(Letter letter) throws MessagingException {
        var server = servers.getObject();
        var protocol = Objects.requireNonNullElse(server.getProtocol(), JavaMailSenderImpl.DEFAULT_PROTOCOL);
        var transport = server.getSession().getTransport(protocol);
        try {
            transport.connect(server.getHost(), server.getPort(), server.getUsername(), server.getPassword());
            return deliver(letter, server.getSession(), transport);
        } finally {
            hangUp(transport);
        }
    }

    private Delivery deliver(Letter letter, Session session, Transport transport) throws MessagingException {
        var recipient = Recipient.of(letter.signUp().email());
        if (recipient.needsUtf8() && !takesUtf8(transport)) {
            return Delivery.UNDELIVERABLE;
        }
        var message = message(letter, recipient, session);
        if (!letters.isCurrent(letter)) {
            return Delivery.VOID;
        }
        try {
            transport.sendMessage(message, message.getAllRecipients());
            return Delivery.HANDED_OVER;
        } catch (MessagingException refusal) {
            if (isForGood(refusal)) {
                return Delivery.UNDELIVERABLE;
            }
            throw refusal;
        }
    }

    private static boolean takesUtf8(Transport transport) {
        return transport instanceof SMTPTransport smtp && smtp.supportsExtension("SMTPUTF8");
    }

    /// A refusal of the recipient or of the letter (5yz, RFC 5321, section 4.2.1). What is refused for its sender is
    /// tried again until the operator has mended that.
    private static boolean isForGood(MessagingException refusal) {
        return Stream.<Exception>iterate(refusal, Objects::nonNull, LetterPost::next)
                .anyMatch(LetterPost::isRefusalForGood);
    }

    private static @Nullable Exception next(Exception refusal) {
        return refusal instanceof MessagingException chain ? chain.getNextException() : null;
    }

    private static boolean isRefusalForGood(Exception refusal) {
        return switch (refusal) {
            case SMTPAddressFailedException recipient -> recipient.getReturnCode() / 100 == 5;
            case SMTPSendFailedException letter ->
                letter.getReturnCode() / 100 == 5 && !letter.getCommand().startsWith("MAIL");
            default -> false;
        };
    }

    /// What the mail server has said before counts, whether it hears the goodbye or not.
    private static void hangUp(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException _) {
            // The connection is gone already.
        }
    }

    private MimeMessage message(Letter letter, Recipient recipient, Session session) throws MessagingException {
        var to = new InternetAddress();
        to.setAddress(recipient.address());
        var message = new MimeMessage(session);
        message.setFrom(new InternetAddress(String.valueOf(settings.mailFrom())));
        message.setRecipient(RecipientType.TO, to);
        message.setSentDate(Date.from(clock.instant()));
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
        message.saveChanges();
        return message;
    }
}
