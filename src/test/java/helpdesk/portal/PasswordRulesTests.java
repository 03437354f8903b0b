package helpdesk.portal;

import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.work.Growth;
import java.util.List;
import org.junit.jupiter.api.Test;

class PasswordRulesTests {

    /// Neither normalised nor hashed, here as little as when somebody signs in.
    @Test
    void takeNoMoreThanThirtyMarksInARow() {
        assertThat(PasswordRules.isPossible("a" + "\u0301".repeat(30))).isTrue();
        assertThat(PasswordRules.isPossible("a" + "\u0301".repeat(31))).isFalse();
        assertThat(PasswordRules.isPossible("a" + "\uFF9E".repeat(31))).isFalse();
    }

    @Test
    void makeNoMoreWorkThanTheLengthOfAPassword() {
        Growth.ofWork(1, 64, text -> {
            try {
                assertThat(PasswordRules.checked(text, List.of("Erika Mustermann", "erika@example.com")))
                        .isNotEmpty();
            } catch (IllegalArgumentException refusal) {
                assertThat(refusal).hasMessageContaining("password");
            }
        });
    }
}
