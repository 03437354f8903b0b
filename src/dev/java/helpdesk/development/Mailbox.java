package helpdesk.development;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A mail server (SMTP) that keeps what it gets for whoever wants to see it, and sends nothing on.
public final class Mailbox implements AutoCloseable {

    private static final Pattern LINK = Pattern.compile("\\S+#token=([\\w-]+)\\S*");

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    public Mailbox() {
        server.start();
    }

    /// Where the application finds it.
    public Map<String, Object> properties() {
        return Map.of(
                "spring.mail.host",
                "127.0.0.1",
                "spring.mail.port",
                server.getSmtp().getPort());
    }

    /// A mail that has come in.
    public record Mail(String to, String subject, String text) {

        /// The link in it; some mails only tell something.
        public Optional<Link> link() {
            return Optional.of(LINK.matcher(text))
                    .filter(Matcher::find)
                    .map(link -> new Link(link.group(), link.group(1)));
        }

        /// The token of the link in it.
        public String token() {
            return link().orElseThrow().token();
        }
    }

    /// A link that somebody is to open.
    public record Link(String address, String token) {}

    /// By address, and not in the order in which they came in.
    public Stream<Mail> mails() {
        return Arrays.stream(server.getReceivedMessages()).map(Mailbox::mail);
    }

    /// From now on answers mails to this address as a mail server does that knows nobody of the name.
    public void refuse(String address) {
        var users = server.getManagers().getUserManager();
        var others = users.getMessageDeliveryHandler();
        users.setMessageDeliveryHandler((mail, to) -> {
            if (to.getEmail().equals(address)) {
                throw new MessagingException("Nobody here");
            }
            return others.handle(mail, to);
        });
    }

    /// Shows each mail as it comes in.
    public void show(Consumer<Mail> reader) {
        var users = server.getManagers().getUserManager();
        var others = users.getMessageDeliveryHandler();
        users.setMessageDeliveryHandler((mail, to) -> {
            reader.accept(mail(mail.getMessage()));
            return others.handle(mail, to);
        });
    }

    private static Mail mail(MimeMessage message) {
        try {
            var to = message.getAllRecipients()[0].toString();
            return new Mail(to, message.getSubject(), String.valueOf(message.getContent()));
        } catch (MessagingException | IOException unreadable) {
            throw new IllegalStateException("This mail cannot be read", unreadable);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
