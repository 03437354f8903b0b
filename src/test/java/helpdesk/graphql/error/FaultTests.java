package helpdesk.graphql.error;

import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.HelpdeskTest;
import helpdesk.api.Answer;
import helpdesk.api.Helpdesk;
import helpdesk.api.HelpdeskClient;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/// When the database itself refuses, which no rule foresees, neither the caller nor the log learns any value.
@HelpdeskTest
@ExtendWith(OutputCaptureExtension.class)
class FaultTests {

    private static final String TOO_LONG = "A job title that is too long for a phone";

    @Autowired
    HelpdeskClient client;

    @Autowired
    Helpdesk helpdesk;

    @Autowired
    JdbcClient database;

    final String taken = Helpdesk.newEmail();

    /// MySQL puts the value into the message of a duplicate key, but only in the last moment before it is stored.
    @BeforeEach
    void aDatabaseThatTurnsJobTitlesIntoFaults() {
        helpdesk.aContact(Map.of("email", taken));
        database.sql("""
            CREATE TRIGGER fault BEFORE INSERT ON contact FOR EACH ROW
            SET NEW.email_key = IF(NEW.job_title = 'Twin', '%s', NEW.email_key),
                NEW.phone = IF(NEW.job_title = '%s', NEW.job_title, NEW.phone)
            """.formatted(taken, TOO_LONG)).update();
    }

    @AfterEach
    void aHealthyDatabase() {
        database.sql("DROP TRIGGER fault").update();
    }

    @Test
    void hidesTheValueOfADuplicateKey(CapturedOutput log) {
        var answer = create("Twin");
        assertThatItFailedQuietly(answer, log, "23000/1062");
        assertThat(log).doesNotContain(taken);
    }

    @Test
    void hidesAValueThatIsTooLong(CapturedOutput log) {
        var answer = create(TOO_LONG);
        assertThatItFailedQuietly(answer, log, "22001/1406");
        assertThat(log).doesNotContain(TOO_LONG);
    }

    private Answer create(String jobTitle) {
        return client.asAgent()
                .mutate(
                        "createContact",
                        Map.of("name", "Erika Mustermann", "email", Helpdesk.newEmail(), "jobTitle", jobTitle),
                        "contact { id }");
    }

    private static void assertThatItFailedQuietly(Answer answer, CapturedOutput log, String code) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.errorCodes()).containsExactly("INTERNAL_SERVER_ERROR");
        assertThat(answer.text()).doesNotContainIgnoringCase("exception", "sql", "duplicate", "Mustermann");
        assertThat(log)
                .contains(answer.errors().getFirst().at("/extensions/requestId").asString(), code);
        assertThat(log).doesNotContain("Mustermann", "Duplicate entry", "example.com");
    }
}
