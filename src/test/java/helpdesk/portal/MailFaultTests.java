package helpdesk.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import helpdesk.HelpdeskTest;
import helpdesk.api.Portal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/// A mail server that is away: nobody who signs up notices, nothing is lost, and the log does not say who it was.
@HelpdeskTest
@ExtendWith(OutputCaptureExtension.class)
@TestPropertySource(properties = {"helpdesk.test.schema=helpdesk_test_mail_fault", "spring.mail.port=1"})
class MailFaultTests {

    private static final String EMAIL = "erika.mustermann@example.com";

    @Autowired
    Portal portal;

    @Autowired
    JdbcClient database;

    @Test
    void keepsTheSignUpForLaterAndTheAddressOutOfTheLog(CapturedOutput log) {
        assertThat(portal.signUp("Erika Mustermann", EMAIL)
                        .data("signUp.accepted")
                        .asBoolean())
                .isTrue();
        await().until(() -> log.getAll().contains("MailSendException"));
        assertThat(log).doesNotContainIgnoringCase("mustermann");
        assertThat(database.sql("SELECT mail_due_at > created_at FROM portal_sign_up WHERE email = :email")
                        .param("email", EMAIL)
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }
}
