package helpdesk.development;

import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.development.Mailbox.Link;
import helpdesk.development.Mailbox.Mail;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/// The development server prints each mail once, as it comes in.
class MailboxTests {

    @Test
    void showsMailsInTheOrderInWhichTheyComeIn() {
        var shown = new CopyOnWriteArrayList<Mail>();
        try (var mailbox = new Mailbox()) {
            mailbox.show(shown::add);
            List.of("ada@example.com", "zoe@example.com", "ada@example.com", "bob@example.com", "zoe@example.com")
                    .forEach(address -> send(mailbox, address, "Hello"));
        }
        assertThat(shown.stream().map(Mail::to))
                .containsExactly(
                        "ada@example.com", "zoe@example.com", "ada@example.com", "bob@example.com", "zoe@example.com");
    }

    @Test
    void showsTheWholeLinkIfThereIsOne() {
        var shown = new CopyOnWriteArrayList<Mail>();
        try (var mailbox = new Mailbox()) {
            mailbox.show(shown::add);
            send(mailbox, "ada@example.com", "Your e-mail address was changed.");
            send(mailbox, "ada@example.com", "Open\n\nhttp://localhost/#token=aB-3_x&mutation=signUp\n\nonce.");
        }
        assertThat(shown.get(0).link()).isEmpty();
        assertThat(shown.get(1).link()).contains(new Link("http://localhost/#token=aB-3_x&mutation=signUp", "aB-3_x"));
    }

    private static void send(Mailbox mailbox, String to, String text) {
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(Integer.parseInt(String.valueOf(mailbox.properties().get("spring.mail.port"))));
        var mail = new SimpleMailMessage();
        mail.setFrom("help@example.com");
        mail.setTo(to);
        mail.setSubject("A mail");
        mail.setText(text);
        sender.send(mail);
    }
}
