package helpdesk.graphql.usererror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "👩\u200D🔧 نوید\u200Cا",
                "\u202BErika\u202C",
                "\u202EErika\u202C",
                "\u2067a\u202Ab\u202C\u2069 \u2068c\u2069",
                "\u200Eab\u200F",
                "a\u00A0b",
            })
    void keepsWhatWritingNeeds(String text) {
        assertThat(Text.line(text, 20)).isEqualTo(text);
        assertThat(Text.lines(text, 20)).isEqualTo(text);
    }

    @Test
    void hasNothingAtItsEndsThatNobodySees() {
        assertThat(Text.line(" \u00A0\u200B\uFEFF\u3000Erika \u2007\uFEFF\u200B\n", 5))
                .isEqualTo("Erika");
        assertThat(Text.lines("\uFEFFErika\nMustermann\u200B", 16)).isEqualTo("Erika\nMustermann");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Eri\u200Bka", "Eri\uFEFFka"})
    void holdsZeroWidthSpacesInManyLinesAlone(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Text.line(text, 20))
                .withMessage("This must not contain zero-width spaces");
        assertThat(Text.lines(text, 20)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u202Ab",
                "a\u202Bb",
                "a\u202Db",
                "\u202Eab",
                "ab\u202E",
                "a\u2066b",
                "a\u2067b",
                "a\u2068b",
                "a\u202Cb",
                "a\u2069b",
                "\u202Ea\u2069",
                "\u2067a\u202C",
                "\u2067a\u202Eb\u2069\u202C",
                "\u202Ea\u202Eb\u202C",
            })
    void turnsRoundNothingAfterIt(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Text.line(text, 20));
        assertThatIllegalArgumentException().isThrownBy(() -> Text.lines("a\n" + text + "\nb", 20));
    }

    @Test
    void isSearchedForFromTheBeginningOn() {
        assertThat(Text.beginning(" \u2067שלו", 20)).isEqualTo("\u2067שלו");
        assertThatIllegalArgumentException().isThrownBy(() -> Text.beginning("a\nb", 20));
    }

    @Test
    void closesDirectionsInTheParagraphThatOpensThem() {
        assertThatIllegalArgumentException().isThrownBy(() -> Text.lines("\u202Ea\nb\u202C", 20));
        assertThat(Text.lines("\u202Ea\u202C\n\u2067b\u2069", 20)).isEqualTo("\u202Ea\u202C\n\u2067b\u2069");
    }

    /// Before it is normalised, and once more after that: some characters have no form of one character.
    @Test
    void isNoLongerThanItMayBeAsItCameAndAsItIsStored() {
        assertThat(Text.line(" " + "e\u0301".repeat(10) + " ", 20)).isEqualTo("é".repeat(10));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Text.line("e\u0301".repeat(11), 20))
                .withMessage("This must not be longer than 20 characters");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Text.line("\u0958".repeat(20), 20))
                .withMessage("This must not be longer than 20 characters");
    }

    @ParameterizedTest
    @CsvSource({
        "a, \u0301, 30",
        "a, \u0316\u0301, 15",
        "é, \u0301, 29",
        "か, \uFF9E, 30",
        "a, \u0344, 15",
        "ཀ, \u0F73, 15",
        "'', \u0301, 30",
    })
    void hasThirtyMarksInARowAtMost(String before, String mark, int most) {
        assertThat(Text.isStreamSafe(before + mark.repeat(most))).isTrue();
        assertThat(Text.isStreamSafe((before + mark.repeat(most)).repeat(2))).isEqualTo(!before.isEmpty());
        assertThat(Text.isStreamSafe(before + mark.repeat(most + 1) + "a")).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> Text.lines("a" + before + mark.repeat(most + 1), 90));
    }
}
