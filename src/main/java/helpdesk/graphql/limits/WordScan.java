package helpdesk.graphql.limits;

import helpdesk.graphql.error.BadUserInput;

/// Looks for long numbers in the text of a document, for which the engine's parser takes time that is quadratic in
/// their length, and for long names: an answer repeats an alias as often as the field occurs in it. Strings and
/// comments hold neither. Reads the text once, whatever it holds.
final class WordScan {

    /// The schema has no longer ones.
    private static final int MOST_DIGITS = 50;

    private static final int LONGEST_NAME = 100;
    private static final String BLOCK = "\"\"\"";

    private final String text;
    private int at;

    /// A string without an end makes the document malformed: from there on all digits count, and the search for
    /// ends stops.
    private boolean isBroken;

    private WordScan(String text) {
        this.text = text;
    }

    /// @throws BadUserInput if there is one of either
    static void requireShortWords(String text) {
        new WordScan(text).run();
    }

    private void run() {
        while (at < text.length()) {
            var character = text.charAt(at);
            if (isOfWord(character)) {
                word();
            } else if (isBroken || (character != '"' && character != '#')) {
                at++;
            } else {
                skip(character == '#' ? endOfLine() : text.startsWith(BLOCK, at) ? endOfBlock() : endOfString());
            }
        }
    }

    private void skip(int end) {
        isBroken = end < 0;
        at = isBroken ? at + 1 : end;
    }

    /// A name, or a number, or a part of one between dots and signs.
    private void word() {
        var start = at;
        var isName = !isBroken && !isDigit(text.charAt(at));
        var digits = 0;
        for (; at < text.length() && isOfWord(text.charAt(at)); at++) {
            digits = isDigit(text.charAt(at)) && !isName ? digits + 1 : 0;
            BadUserInput.require(digits <= MOST_DIGITS, "A number has more than %d digits", MOST_DIGITS);
        }
        BadUserInput.require(!isName || at - start <= LONGEST_NAME, "A name has more than %d characters", LONGEST_NAME);
    }

    private int endOfLine() {
        var end = at;
        while (end < text.length() && !isEndOfLine(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /// The place after it; -1 when it has no end in its line.
    private int endOfString() {
        for (var end = at + 1; end < text.length() && !isEndOfLine(text.charAt(end)); end++) {
            if (text.charAt(end) == '"') {
                return end + 1;
            }
            if (text.startsWith("\\\"", end) || text.startsWith("\\\\", end)) {
                end++;
            }
        }
        return -1;
    }

    /// The place after it; -1 when it has no end.
    private int endOfBlock() {
        var end = text.indexOf(BLOCK, at + BLOCK.length());
        while (end > 0 && text.charAt(end - 1) == '\\') {
            end = text.indexOf(BLOCK, end + BLOCK.length());
        }
        return end < 0 ? -1 : end + BLOCK.length();
    }

    private static boolean isOfWord(char character) {
        return isDigit(character)
                || character == '_'
                || (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z');
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    private static boolean isEndOfLine(char character) {
        return character == '\n' || character == '\r';
    }
}
