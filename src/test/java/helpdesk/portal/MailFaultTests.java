package helpdesk.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import helpdesk.HelpdeskTest;
import helpdesk.api.Helpdesk;
import helpdesk.api.Portal;
import helpdesk.contact.EmailAddress;
import helpdesk.database.Columns;
import helpdesk.database.PersonalText;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.task.TaskExecutor;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/// A mail server that is away, slow, old-fashioned or unwilling: nobody who signs up notices, nothing is lost that can
/// be delivered, what cannot is seen by the operator, and the log does not say who it was.
@HelpdeskTest
@ExtendWith(OutputCaptureExtension.class)
@TestPropertySource(properties = "helpdesk.test.schema=helpdesk_test_mail_fault")
class MailFaultTests {

    private static final SmtpServer SERVER = new SmtpServer();
    private static final String DIGITS = IntStream.range(0, 10)
            .mapToObj(number -> "SELECT " + number)
            .collect(Collectors.joining(" UNION ", "(", ")"));
    private static final Pattern TOKEN = Pattern.compile("#token=([\\w-]+)");

    @Autowired
    Portal portal;

    @Autowired
    JdbcClient database;

    @Autowired
    MailWorker worker;

    @Autowired
    MeterRegistry metrics;

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry properties) {
        properties.add("spring.mail.port", SERVER::port);
    }

    @BeforeEach
    void begin() {
        SERVER.reset();
        await().until(() -> SERVER.open() == 0);
        database.sql("DELETE FROM portal_mail").update();
    }

    @Test
    void keepsTheSignUpForLaterAndTheAddressOutOfTheLog(CapturedOutput log) {
        SERVER.isAway();
        var email = "erika.mustermann" + Helpdesk.newEmail();
        assertThat(portal.signUp("Erika Mustermann", email)
                        .data("signUp.accepted")
                        .asBoolean())
                .isTrue();
        await().until(() -> log.getAll().contains("waits: jakarta.mail.MessagingException"));
        await().until(() ->
                waiting(email, "mail_due_at BETWEEN created_at + INTERVAL 1 MINUTE AND created_at + INTERVAL 2 MINUTE")
                        == 1);
        assertThat(log).doesNotContainIgnoringCase("mustermann");
    }

    @Test
    void triesAgainWhatIsRefusedForNow() {
        SERVER.answersRecipients("450 Come back later");
        var email = Helpdesk.newEmail();
        portal.signUp("Erika Mustermann", email);
        await().until(() -> waiting(email, "token_hash IS NOT NULL AND mail_due_at > created_at") == 1);
        SERVER.reset();
        database.sql("UPDATE portal_mail SET mail_due_at = created_at").update();
        worker.wake();
        await().until(() -> mailsSentTo(email).size() == 1);
    }

    @Test
    void endsWhatIsRefusedForGood(CapturedOutput log) {
        SERVER.answersRecipients("550 There is no Erika Mustermann");
        var before = undeliverable();
        var email = "erika.mustermann" + Helpdesk.newEmail();
        portal.signUp("Erika Mustermann", email);
        await().until(() -> undeliverable() == before + 1);
        assertThat(waiting(email, "TRUE")).isZero();
        assertThat(log).contains("is not sent").doesNotContainIgnoringCase("mustermann");
    }

    @Test
    void endsWhatTheMailServerHasNotTakenUntilItExpired() {
        SERVER.isAway();
        var email = Helpdesk.newEmail();
        portal.signUp("Erika Mustermann", email);
        await().until(() -> waiting(email, "mail_due_at > created_at") == 1);
        var before = undeliverable();
        database.sql("UPDATE portal_mail SET expires_at = created_at").update();
        worker.work();
        assertThat(undeliverable()).isEqualTo(before + 1);
        assertThat(waiting(email, "TRUE")).isZero();
    }

    @ParameterizedTest
    @CsvSource({"false, bob@straße-%s.example", "true, josé@example-%s.example", "true, bob@bücher-%s.example"})
    void reachesEveryAddressThatTheMailServerTakes(boolean takesUtf8, String pattern) {
        if (takesUtf8) {
            SERVER.takesUtf8();
        }
        var email = pattern.formatted(aLabel());
        portal.signUp("Erika Mustermann", email);
        var recipient = SmtpDelivery.Recipient.of(EmailAddress.of(email)).address();
        await().until(() -> mailsSentTo(recipient).size() == 1);
        var mail = mailsSentTo(recipient).getFirst();
        assertThat(mail.text()).contains("To: " + recipient + "\n");
        assertThat(String.join("\n", mail.envelope()).endsWith(" SMTPUTF8")
                        || mail.envelope().stream()
                                .anyMatch(line -> line.startsWith("MAIL") && line.contains("SMTPUTF8")))
                .isEqualTo(takesUtf8);
    }

    @Test
    void endsWhatNeedsMoreThanTheMailServerKnows() {
        var before = undeliverable();
        var email = "josé@example-%s.example".formatted(aLabel());
        portal.signUp("Erika Mustermann", email);
        await().until(() -> undeliverable() == before + 1);
        assertThat(waiting(email, "TRUE")).isZero();
        assertThat(mailsSentTo(email)).isEmpty();
    }

    /// All but a few mails wait where they cost nothing, and go out when the mail server goes on.
    @Test
    void queuesNothingInMemory(@Autowired TaskExecutor applicationTaskExecutor) {
        SERVER.hesitate();
        var emails = IntStream.range(0, 20).mapToObj(_ -> Helpdesk.newEmail()).toList();
        emails.forEach(email -> portal.signUp("Erika Mustermann", email));
        await().until(() -> SERVER.open() == 4);
        assertThat(((ThreadPoolTaskExecutor) applicationTaskExecutor).getQueueSize())
                .isZero();
        assertThat(waiting("%", "token_hash IS NULL")).isEqualTo(16);
        SERVER.goOn();
        await().until(() -> emails.stream().allMatch(email -> mailsSentTo(email).size() == 1));
        assertThat(emails)
                .allSatisfy(email ->
                        assertThat(isCurrent(mailsSentTo(email).getFirst())).isTrue());
    }

    /// For one address no more wait than may be mailed, whatever the mail server does.
    @Test
    void keepsNoMoreSignUpsThanMailsForOneAddress() {
        SERVER.hesitate();
        var email = Helpdesk.newEmail();
        IntStream.range(0, 9)
                .forEach(_ -> assertThat(portal.signUp("Erika Mustermann", email)
                                .data("signUp.accepted")
                                .asBoolean())
                        .isTrue());
        assertThat(waiting(email, "TRUE")).isEqualTo(5);
    }

    /// Whoever signs up, from however many addresses, fills no disk.
    @Test
    void acceptsNoSignUpWhileAHundredThousandWait(@Autowired MailRoom room) {
        database.sql("""
            INSERT INTO portal_mail (id, kind, name, email, email_key, created_at, expires_at)
            SELECT RANDOM_BYTES(16), 'SIGN_UP', 'Nobody', '', '', NOW(6), NOW(6) + INTERVAL 1 DAY
            FROM %1$s a, %1$s b, %1$s c, %1$s d, %1$s e
            """.formatted(DIGITS)).update();
        room.check();
        assertThat(portal.signUp("Erika Mustermann", Helpdesk.newEmail()).errorCodes())
                .containsExactly("THROTTLED");
        database.sql("DELETE FROM portal_mail LIMIT 1").update();
        room.check();
        assertThat(portal.signUp("Erika Mustermann", Helpdesk.newEmail())
                        .data("signUp.accepted")
                        .asBoolean())
                .isTrue();
        database.sql("TRUNCATE TABLE portal_mail").update(); // row by row it takes seconds
    }

    @Test
    void keepsItsPlacesWhileTheServerShutsDown(
            @Autowired MailQueue queue,
            @Autowired PortalMails signUps,
            @Autowired PortalSettings settings,
            @Autowired SmtpDelivery smtp) {
        var isShuttingDown = new AtomicBoolean(true);
        var accepted = new AtomicInteger();
        TaskExecutor senders = _ -> {
            if (isShuttingDown.get()) {
                throw new TaskRejectedException("The executor is shut down");
            }
            accepted.incrementAndGet();
        };
        var worker =
                new MailWorker(queue, signUps, settings, smtp, senders, Clock.systemUTC(), new SimpleMeterRegistry());
        for (var attempt = 0; attempt < 10; attempt++) {
            worker.wake();
        }
        isShuttingDown.set(false);
        worker.wake();
        assertThat(accepted).hasValue(1);
    }

    @Test
    void sendsNoLinkThatALaterMailHasReplaced() {
        SERVER.hesitate();
        var email = Helpdesk.newEmail();
        portal.signUp("Erika Mustermann", email);
        await().until(() -> SERVER.open() == 1);
        database.sql("UPDATE portal_mail SET mail_due_at = created_at").update();
        worker.wake();
        await().until(() -> SERVER.open() == 2);
        SERVER.goOn();
        await().until(() -> SERVER.open() == 0);
        assertThat(mailsSentTo(email)).hasSize(1).allMatch(this::isCurrent);
    }

    private boolean isCurrent(SmtpServer.Mail mail) {
        var link = TOKEN.matcher(mail.text());
        assertThat(link.find()).isTrue();
        return database.sql("SELECT COUNT(*) FROM portal_mail WHERE token_hash = :hash AND expires_at > :now")
                        .param("hash", new LinkToken(new PersonalText(link.group(1))).hash())
                        .param("now", Columns.of(Instant.now()))
                        .query(Integer.class)
                        .single()
                == 1;
    }

    private static List<SmtpServer.Mail> mailsSentTo(String address) {
        return SERVER.mails().stream()
                .filter(mail -> mail.envelope().contains("RCPT TO:<" + address + ">"))
                .toList();
    }

    private static String aLabel() {
        return Helpdesk.newEmail().replace("@example.com", "").replace('.', '-');
    }

    private double undeliverable() {
        return metrics.counter("helpdesk.portal.undeliverable").count();
    }

    private int waiting(String email, String condition) {
        return database.sql("SELECT COUNT(*) FROM portal_mail WHERE email LIKE :email AND " + condition)
                .param("email", email)
                .query(Integer.class)
                .single();
    }
}
