package helpdesk.graphql.usererror;

import java.text.Normalizer;
import java.util.Locale;

/// What free text of any script has to be before it is stored: trimmed, in Unicode's normal form C, of a length counted
/// in characters (code points), and without what no text holds.
public final class Text {

    /// Letters and symbols by name, blank by sight.
    private static final String FILLERS = "\u115F\u1160\u3164\uFFA0\u2800";

    private Text() {}

    /// Text of one line.
    public static String line(String input, int most) {
        return checked(input, most, false);
    }

    /// Text of any number of lines.
    public static String lines(String input, int most) {
        return checked(input, most, true);
    }

    private static String checked(String input, int most, boolean multiline) {
        if (input.length() > 8 * most) {
            throw new IllegalArgumentException(tooLong(most));
        }
        var text = Normalizer.normalize(input, Normalizer.Form.NFC).strip();
        if (text.codePoints().noneMatch(Text::isVisible)) {
            throw new IllegalArgumentException("This must not be empty");
        }
        if (text.codePointCount(0, text.length()) > most) {
            throw new IllegalArgumentException(tooLong(most));
        }
        if (text.codePoints().anyMatch(character -> isUnusable(character, multiline))) {
            throw new IllegalArgumentException("This must not hold control characters");
        }
        return text;
    }

    private static String tooLong(int most) {
        return String.format(Locale.ROOT, "This must not be longer than %,d characters", most);
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
            default -> FILLERS.indexOf(character) < 0;
        };
    }
}
