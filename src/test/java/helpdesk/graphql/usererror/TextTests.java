package helpdesk.graphql.usererror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTests {

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "\u200B", "\u00A0", "\u3164", "\u00AD", "\u200D\u2060\uFEFF", "\u2800", "\uDB40\uDC41"})
    void isEmptyWhenNobodySeesAnything(String input) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Text.lines(input, 10))
                .withMessage("This must not be empty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\u2028b", "a\u2029b", "a\u0000b", "a\uD800b"})
    void isOfOneLineAndOfWholeCharacters(String input) {
        assertThatIllegalArgumentException().isThrownBy(() -> Text.line(input, 10));
    }

    @Test
    void keepsWhatWritingNeeds() {
        assertThat(Text.line("👩\u200D🔧 نوید\u200Cا", 20)).isEqualTo("👩\u200D🔧 نوید\u200Cا");
    }
}
