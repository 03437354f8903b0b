package helpdesk.graphql.limits;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import helpdesk.graphql.error.BadUserInput;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `#` stands for more digits than a number may have.
class WordScanTests {

    private static final String DIGITS = "7".repeat(51);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ a(b: \"#\") }",
                "{ a(b: \"\\\"#\") }",
                "{ a(b: \"\\\\\", c: \"#\") }",
                "{ a(b: \"\"\"#\"\"\") }",
                "{ a(b: \"\"\"\n\"#\" \\\"\"\" #\n\"\"\") }",
                "{ a(b: \"\", c: \"#\") }",
                "{ a } !#",
                "!# \" \"\"\" \n{ a }",
                "{ N }",
                "{ a(b: $N) } !N9 \"N9",
                "{ a(b: \"N9\", c: \"\"\"N9\"\"\") }",
            })
    void admitsWhatIsNoLongNumberOrName(String text) {
        assertThatCode(() -> WordScan.requireShortWords(document(text))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ a(b: #) }",
                "{ a(b: -#) }",
                "{ a(b: 1.#) }",
                "{ a(b: 1e#) }",
                "{ a(b: 1e-#) }",
                "{ a(b: \"\" #) }",
                "{ a(b: \"x\" #) }",
                "{ a(b: \"\\\\\" #) }",
                "{ a(b: \"\"\"x\"\"\" #) }",
                "{ a(b: \"\"\"\"\"\" #) }",
                "! a comment\n#",
                "! a comment\r#",
                "{ a(b: \"x\n#",
                "{ a(b: \"x\\\n#",
                "{ a(b: \"\"\"x\" #",
                "{ a(b: \"\"\"x\\\"\"\" #",
                "{ N9 }",
                "{ N_: a }",
                "{ a(Na: 1) }",
                "query Na { a }",
                "{ a ...Na }",
                "{ a(b: $Na) }",
                "{ a(b: \"x\")Na }",
                "! a comment\nNa",
            })
    void refusesLongNumbersAndNames(String text) {
        assertThatExceptionOfType(BadUserInput.class).isThrownBy(() -> WordScan.requireShortWords(document(text)));
    }

    /// A megabyte of each, of which none ends.
    @ParameterizedTest
    @ValueSource(
            strings = {"\"", "\"\"\"", "\\\"\"\"", "\"\\\"", "\"\n", "!", "! \"", "1a", "a1", "\"\"\" \\\"\"\"", "\\"})
    void readsTheTextOnce(String part) {
        var text = "\"\"\"" + part.repeat(1_000_000 / part.length());
        Assertions.assertTimeout(Duration.ofSeconds(2), () -> WordScan.requireShortWords(text));
    }

    /// `!` begins a comment here, and `N` stands for the longest name.
    private static String document(String text) {
        return text.replace("#", DIGITS).replace("N", "n".repeat(100)).replace('!', '#');
    }
}
