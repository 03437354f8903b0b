package helpdesk.purge.residue;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.util.ULocale;
import java.text.Normalizer;
import java.util.regex.Pattern;

/// Some words to look for in texts, as a whole: what is part of a longer word, or address, is something else.
final class Words {

    private static final Pattern SPACE = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

    /// Letters and digits of a single word: one of fewer is no full name, and may be anybody's.
    private static final int TELLING = 10;

    /// If digits are among them: most words have none, and most numbers of something have.
    private static final int TELLING_WITH_DIGITS = 6;

    /// Letters and digits of several words.
    private static final int TELLING_TOGETHER = 5;

    /// What all who are purged are called, in texts of ours as well.
    private static final String OF_NOBODY = "deleted user";

    private static final String LETTER = "[\\p{L}\\p{M}\\p{N}]";
    private static final String IN_ADDRESS = "[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]";

    private final Pattern pattern;
    private final String words;

    private Words(String words, String notBefore, String notAfter) {
        this.words = words;
        this.pattern = Pattern.compile(notBefore + Pattern.quote(words) + notAfter);
    }

    static Words of(String text) {
        var words = folded(text);
        return isWithoutSpaces(words) ? new Words(words, "", "") : new Words(words, not("<", LETTER), not("", LETTER));
    }

    /// A dot may end a sentence, but not if the domain goes on after it; nor before an address.
    static Words ofEmail(String address) {
        return new Words(
                folded(address), not("<", IN_ADDRESS + "|" + IN_ADDRESS + "\\."), not("", "\\.?[\\p{L}\\p{N}-]"));
    }

    private static String not(String behind, String what) {
        return "(?" + behind + "!" + what + ")";
    }

    /// Whether the words tell one person from others: a full name of two words does, a first name does not.
    static boolean areTelling(String text) {
        var words = folded(text);
        return !words.equals(OF_NOBODY) && (isWithoutSpaces(words) || lettersOf(words) >= enoughFor(words));
    }

    private static int enoughFor(String words) {
        if (words.contains(" ")) {
            return TELLING_TOGETHER;
        }
        return words.codePoints().anyMatch(Character::isDigit) ? TELLING_WITH_DIGITS : TELLING;
    }

    private static long lettersOf(String words) {
        return words.codePoints().filter(Character::isLetterOrDigit).count();
    }

    /// Scripts that write one word after the other without a gap, and a full name in two or three characters.
    private static boolean isWithoutSpaces(String words) {
        return words.codePointCount(0, words.length()) > 1 && words.codePoints().anyMatch(Words::isEastAsian);
    }

    private static boolean isEastAsian(int character) {
        return switch (Character.UnicodeScript.of(character)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL, THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
        };
    }

    /// By way of capitals, so that ı is I. The JDK's way to them and back takes time with the square of the length, for
    /// some texts.
    static String folded(String text) {
        var capitals = UCharacter.toUpperCase(ULocale.ROOT, Normalizer.normalize(text, Normalizer.Form.NFKC));
        var folded = UCharacter.foldCase(capitals, true);
        return SPACE.matcher(folded).replaceAll(" ").strip();
    }

    /// In a text that is folded.
    boolean standIn(String text) {
        return text.contains(words) && pattern.matcher(text).find();
    }

    @Override
    public String toString() {
        return "[redacted]";
    }
}
