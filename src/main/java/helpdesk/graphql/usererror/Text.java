package helpdesk.graphql.usererror;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.Normalizer2;
import java.text.Normalizer;
import java.util.Locale;

/// Checks and normalises free text of any script before it is stored: no white space at its ends, Unicode's normal
/// form C, and no control characters. The limit on its length, in code points, holds both before and after. Checks
/// that take more than one look at each character are made only on a text of legal length.
public final class Text {

    private static final String ZERO_WIDTH_SPACES = "\u200B\uFEFF";

    /// Neither a format character nor a space, but it looks blank.
    private static final int BLANK_BRAILLE = 0x2800;

    private static final int MOST_MARKS = 30;
    private static final Normalizer2 DECOMPOSITION = Normalizer2.getNFKDInstance();

    private Text() {}

    /// Text of one line, such as a name. Zero-width spaces would make two different names look the same.
    public static String line(String input, int most) {
        var text = closed(beginning(input, most));
        if (text.codePoints().anyMatch(character -> ZERO_WIDTH_SPACES.indexOf(character) >= 0)) {
            throw new IllegalArgumentException("This must not contain zero-width spaces");
        }
        return text;
    }

    /// Text of any number of lines.
    public static String lines(String input, int most) {
        return closed(checked(input, most, true));
    }

    /// The beginning of a line to search for, which may end within an embedding or isolate.
    public static String beginning(String input, int most) {
        return checked(input, most, false);
    }

    private static String checked(String input, int most, boolean multiline) {
        var stripped = stripped(input, ZERO_WIDTH_SPACES);
        requireLength(stripped, most);
        if (!isStreamSafe(stripped)) {
            throw new IllegalArgumentException(
                    "This must not contain more than " + MOST_MARKS + " combining marks in a row");
        }
        var text = Normalizer.normalize(stripped, Normalizer.Form.NFC);
        requireLength(text, most);
        if (text.codePoints().noneMatch(Text::isVisible)) {
            throw new IllegalArgumentException("This must not be empty");
        }
        if (text.codePoints().anyMatch(character -> isUnusable(character, multiline))) {
            throw new IllegalArgumentException("This must not contain control characters");
        }
        return text;
    }

    private static String closed(String text) {
        if (!Directions.areClosed(text)) {
            throw new IllegalArgumentException("This must close every directional embedding, override and isolate");
        }
        return text;
    }

    /// Removes white space and the given other characters from both ends.
    ///
    /// @param others all of them in the Basic Multilingual Plane
    public static String stripped(String text, String others) {
        var end = text.length();
        while (end > 0 && isBlank(text.charAt(end - 1), others)) {
            end--;
        }
        var start = 0;
        while (start < end && isBlank(text.charAt(start), others)) {
            start++;
        }
        return text.substring(start, end);
    }

    private static boolean isBlank(char character, String others) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character) || others.indexOf(character) >= 0;
    }

    /// Whether it has at most [#MOST_MARKS] combining marks in a row: Unicode's Stream-Safe Text Format (UAX #15,
    /// section 13), which is enough for every language. Normalising takes time quadratic in their number.
    public static boolean isStreamSafe(String text) {
        var marks = 0;
        for (var index = 0; index < text.length(); index = text.offsetByCodePoints(index, 1)) {
            marks = marksAfter(marks, text.codePointAt(index));
            if (marks > MOST_MARKS) {
                return false;
            }
        }
        return true;
    }

    /// The number of marks at the end of the text, the character included.
    ///
    /// @param marks at the end of the text before the character
    private static int marksAfter(int marks, int character) {
        var decomposed = DECOMPOSITION.getDecomposition(character);
        if (decomposed == null) {
            return DECOMPOSITION.getCombiningClass(character) == 0 ? 0 : marks + 1;
        }
        return decomposed
                .codePoints()
                .reduce(marks, (before, part) -> DECOMPOSITION.getCombiningClass(part) == 0 ? 0 : before + 1);
    }

    private static void requireLength(String text, int most) {
        if (text.codePointCount(0, text.length()) > most) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "This must not be longer than %,d characters", most));
        }
    }

    /// Control characters, and unpaired surrogates, which no encoding can store.
    private static boolean isUnusable(int character, boolean multiline) {
        return switch (Character.getType(character)) {
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> !multiline;
            case Character.CONTROL -> !multiline || "\n\r\t".indexOf(character) < 0;
            case Character.SURROGATE -> true;
            default -> false;
        };
    }

    private static boolean isVisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default ->
                character != BLANK_BRAILLE
                        && !UCharacter.hasBinaryProperty(character, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
        };
    }
}
