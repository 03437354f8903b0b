package helpdesk.portal;

import helpdesk.contact.EmailAddress;
import helpdesk.portal.MailQueue.DueMail;
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

/// Hands mails over to the mail server (SMTP, RFC 5321).
@Component
class SmtpDelivery {

    private static final DateTimeFormatter UNTIL = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final PortalSettings settings;
    private final PortalMails mails;
    private final ObjectProvider<JavaMailSenderImpl> servers;
    private final Clock clock;

    SmtpDelivery(PortalSettings settings, PortalMails mails, ObjectProvider<JavaMailSenderImpl> servers, Clock clock) {
        this.settings = settings;
        this.mails = mails;
        this.servers = servers;
        this.clock = clock;
    }

    /// What became of a mail that is not tried again.
    enum Delivery {
        /// The mail server has taken it.
        SENT,
        /// Its link is no longer valid, so it was not sent.
        LINK_INVALID,
        /// The mail server will never take it.
        UNDELIVERABLE
    }

    boolean hasServer() {
        return servers.getIfAvailable() != null;
    }

    /// Throws [MessagingException] if it has to be tried again later.
    Delivery deliver(DueMail due) throws MessagingException {
        var server = servers.getObject();
        var protocol = Objects.requireNonNullElse(server.getProtocol(), JavaMailSenderImpl.DEFAULT_PROTOCOL);
        var transport = server.getSession().getTransport(protocol);
        try {
            transport.connect(server.getHost(), server.getPort(), server.getUsername(), server.getPassword());
            return deliver(due, server.getSession(), transport);
        } finally {
            close(transport);
        }
    }

    private Delivery deliver(DueMail due, Session session, Transport transport) throws MessagingException {
        var recipient = Recipient.of(due.mail().email());
        if (recipient.needsUtf8() && !takesUtf8(transport)) {
            return Delivery.UNDELIVERABLE;
        }
        var message = message(due, recipient, session);
        if (!isCurrent(due)) {
            return Delivery.LINK_INVALID;
        }
        try {
            transport.sendMessage(message, message.getAllRecipients());
            return Delivery.SENT;
        } catch (MessagingException refusal) {
            if (isPermanent(refusal)) {
                return Delivery.UNDELIVERABLE;
            }
            throw refusal;
        }
    }

    /// False once the link was used, has expired, or was replaced by that of a later mail.
    private boolean isCurrent(DueMail due) {
        return mails.find(due.mail().kind(), due.token(), clock.instant()).isPresent();
    }

    private static boolean takesUtf8(Transport transport) {
        return transport instanceof SMTPTransport smtp && smtp.supportsExtension("SMTPUTF8");
    }

    /// A permanent refusal of the recipient or the mail (5yz, RFC 5321, section 4.2.1). A refusal of the sender is
    /// no such: the operator can mend it.
    private static boolean isPermanent(MessagingException refusal) {
        return Stream.<Exception>iterate(refusal, Objects::nonNull, SmtpDelivery::next)
                .anyMatch(SmtpDelivery::isPermanentRefusal);
    }

    private static @Nullable Exception next(Exception refusal) {
        return refusal instanceof MessagingException chain ? chain.getNextException() : null;
    }

    private static boolean isPermanentRefusal(Exception refusal) {
        return switch (refusal) {
            case SMTPAddressFailedException recipient -> recipient.getReturnCode() / 100 == 5;
            case SMTPSendFailedException mail ->
                mail.getReturnCode() / 100 == 5 && !mail.getCommand().startsWith("MAIL");
            default -> false;
        };
    }

    /// The outcome is known by now, even if closing fails.
    private static void close(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException _) {
            // The connection is gone already.
        }
    }

    private MimeMessage message(DueMail due, Recipient recipient, Session session) throws MessagingException {
        var to = new InternetAddress();
        to.setAddress(recipient.address());
        var message = new MimeMessage(session);
        message.setFrom(new InternetAddress(String.valueOf(settings.mailFrom())));
        message.setRecipient(RecipientType.TO, to);
        message.setSentDate(Date.from(clock.instant()));
        var text = MailText.of(due.mail().kind());
        message.setSubject(text.subject());
        message.setText(text.body()
                .formatted(
                        UNTIL.format(due.mail().expiresAt()),
                        settings.confirmationPage(),
                        due.token().text().value()));
        message.saveChanges();
        return message;
    }

    /// The mailbox of an address as it was written, with the domain in A-labels (RFC 5890), which every mail
    /// server takes. Personal data.
    record Recipient(String localPart, String domain) {

        static Recipient of(EmailAddress email) {
            var address = email.address();
            var at = address.lastIndexOf('@');
            var domain = address.substring(at + 1);
            return new Recipient(address.substring(0, at), isAscii(domain) ? domain : email.asciiDomain());
        }

        String address() {
            return localPart + "@" + domain;
        }

        /// Whether only a mail server with SMTPUTF8 (RFC 6531) can deliver to it.
        boolean needsUtf8() {
            return !isAscii(address());
        }

        private static boolean isAscii(String text) {
            return text.chars().allMatch(character -> character < 128);
        }

        @Override
        public String toString() {
            return "[redacted]";
        }
    }
}
