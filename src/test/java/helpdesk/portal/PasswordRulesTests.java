package helpdesk.portal;

import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.growth.Growth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTests {

    /// Neither normalised nor hashed, here as little as when somebody signs in.
    @Test
    void takeNoMoreThanThirtyMarksInARow() {
        assertThat(PasswordRules.isPossible("a" + "\u0301".repeat(30))).isTrue();
        assertThat(PasswordRules.isPossible("a" + "\u0301".repeat(31))).isFalse();
        assertThat(PasswordRules.isPossible("a" + "\uFF9E".repeat(31))).isFalse();
    }

    /// Digits and signs that stand for letters, each for several of them, make most work.
    @Test
    void makeNoMoreWorkThanTheLengthOfAPassword() {
        Growth.ofCalls(1, password -> isAccepted(password, "Erika Mustermann")).assertWithLengthAlone(64);
    }

    @Test
    void makeNoMoreWorkThanTheLengthOfAName() {
        Growth.ofCalls(1, name -> isAccepted("seven lindens in berlin", name)).assertWithLengthAlone(100);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "seven lindens in berlin",
                "correct horse battery staple",
                "eleven purple teapots",
                "x7$Kq!9(Lm2@vB",
                "{3;>7a!?0:_b*5",
                "338592208114",
                "sieben Linden überm Fluß"
            })
    void acceptWhatIsHardToGuess(String password) {
        assertThat(isAccepted(password, "Erika Mustermann")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "P4ssw0rd123456",
                "p@$$w0rd1234",
                "1l0v3y0u2024",
                "il0veyou!!!!",
                "Tr0ub4dour&3",
                "1234567890",
                "1qaz2wsx3edc",
                "!@#$%^&*()",
                "19.12.1999",
                "erikamustermann",
                "3r1k4Mu5t3rm4nn"
            })
    void refuseWhatIsGuessedEarly(String password) {
        assertThat(isAccepted(password, "Erika Mustermann")).isFalse();
    }

    private static boolean isAccepted(String password, String name) {
        try {
            return !PasswordRules.checked(password, List.of(name, "erika@example.com"))
                    .isEmpty();
        } catch (IllegalArgumentException refusal) {
            assertThat(refusal).hasMessageContaining("password");
            return false;
        }
    }
}
