package helpdesk.graphql.usererror;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.Normalizer2;
import java.text.Normalizer;
import java.util.Locale;

/// What free text of any script has to be before it is stored: without blanks at its ends, in Unicode's normal form C,
/// and without what no text holds. Its length is counted in characters (code points), as they came and as they are
/// stored. What costs more time than a look at each character is done only to a text of legal length.
public final class Text {

    private static final String ZERO_WIDTH_SPACES = "\u200B\uFEFF";

    /// No format character and no space, but blank by sight.
    private static final int BLANK_BRAILLE = 0x2800;

    private static final int MOST_MARKS = 30;
    private static final Normalizer2 DECOMPOSITION = Normalizer2.getNFKDInstance();

    private Text() {}

    /// Text of one line. Others read it amid a page of theirs, or tell two of a kind by it: so it holds no space that
    /// nobody sees.
    public static String line(String input, int most) {
        var text = closed(beginning(input, most));
        if (text.codePoints().anyMatch(character -> ZERO_WIDTH_SPACES.indexOf(character) >= 0)) {
            throw new IllegalArgumentException("This must not hold zero-width spaces");
        }
        return text;
    }

    /// Text of any number of lines.
    public static String lines(String input, int most) {
        return closed(checked(input, most, true));
    }

    /// The beginning of a line to search for, which may end between what belongs together.
    public static String beginning(String input, int most) {
        return checked(input, most, false);
    }

    private static String checked(String input, int most, boolean multiline) {
        var stripped = stripped(input, ZERO_WIDTH_SPACES);
        requireLength(stripped, most);
        if (!isStreamSafe(stripped)) {
            throw new IllegalArgumentException("This must not hold more than 30 combining marks in a row");
        }
        var text = Normalizer.normalize(stripped, Normalizer.Form.NFC);
        requireLength(text, most);
        if (text.codePoints().noneMatch(Text::isVisible)) {
            throw new IllegalArgumentException("This must not be empty");
        }
        if (text.codePoints().anyMatch(character -> isUnusable(character, multiline))) {
            throw new IllegalArgumentException("This must not hold control characters");
        }
        return text;
    }

    private static String closed(String text) {
        if (!Directions.areClosed(text)) {
            throw new IllegalArgumentException(
                    "This must close each directional embedding, override and isolate that it opens");
        }
        return text;
    }

    /// Without white space at both ends, nor any of the other characters.
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

    /// Whether it has at most 30 combining marks in a row: Unicode's Stream-Safe Text Format (UAX #15, section 13),
    /// which no language needs to leave. Normalising takes time with the square of their number.
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

    /// How many marks a text ends with that has ended with so many before the character.
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

    /// Controls, and halves of characters that no encoding can store.
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
