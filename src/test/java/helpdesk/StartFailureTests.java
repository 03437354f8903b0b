package helpdesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class StartFailureTests {

    @Test
    void saysWhatToSetWhenNoDatabaseIsGiven(CapturedOutput output) {
        fail();
        assertThat(output)
                .contains("No MySQL database is given.", "Set spring.datasource.url", "jdbc:mysql://")
                .doesNotContain("\tat ", "embedded");
    }

    @Test
    void saysThatTheDatabaseCannotBeReached(CapturedOutput output) {
        fail("--spring.datasource.url=jdbc:mysql://127.0.0.1:1/helpdesk", "--spring.datasource.password=secret");
        assertThat(output)
                .contains("The MySQL database cannot be used: Communications link failure")
                .doesNotContain("\tat ", "secret");
    }

    private static void fail(String... arguments) {
        assertThatException().isThrownBy(() -> HelpdeskApplication.main(arguments));
    }
}
