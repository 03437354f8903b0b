package helpdesk.graphql.usererror;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Normalizer2;
import java.util.ArrayList;
import java.util.List;

/// The words of a text in the form in which they are searched: letters and digits, in lower case, without accents, in
/// the usual width.
public final class Words {

    private static final Normalizer2 FOLDING = Normalizer2.getNFKCCasefoldInstance();
    private static final Normalizer2 DECOMPOSITION = Normalizer2.getNFDInstance();
    private static final Normalizer2 COMPOSITION = Normalizer2.getNFCInstance();

    private Words() {}

    /// Such as `printer`, `in`, `hall` and `3` for `Printer in hall #3`. In a script without spaces, each character is
    /// a word.
    public static List<String> of(String text) {
        var words = new ArrayList<StringBuilder>();
        var isWithinWord = false;
        var isAfterWordOfItsOwn = false;
        for (var character : folded(text).codePoints().toArray()) {
            var isMark = isMark(character);
            var isPart = isMark || UCharacter.isLetterOrDigit(character);
            var isOfItsOwn = !isMark && isWordOfItsOwn(character);
            if (isPart && (!isWithinWord || isOfItsOwn || (isAfterWordOfItsOwn && !isMark))) {
                words.add(new StringBuilder());
            }
            if (isPart) {
                words.getLast().appendCodePoint(character);
            }
            isWithinWord = isPart;
            isAfterWordOfItsOwn = isMark ? isAfterWordOfItsOwn : isOfItsOwn;
        }
        return words.stream().map(StringBuilder::toString).toList();
    }

    /// Whether the word has one letter or digit only, which may have marks.
    public static boolean isOfOneCharacter(String word) {
        return word.codePoints().filter(character -> !isMark(character)).count() < 2;
    }

    /// Without the accents of Latin, Greek and Cyrillic letters. The marks of other scripts make other letters.
    private static String folded(String text) {
        var decomposed = DECOMPOSITION.normalize(FOLDING.normalize(text)).replaceAll("[\\u0300-\\u036F]", "");
        return COMPOSITION
                .normalize(decomposed)
                .replace('ø', 'o')
                .replace('ł', 'l')
                .replace('ı', 'i');
    }

    private static boolean isWordOfItsOwn(int character) {
        return switch (UScript.getScript(character)) {
            case UScript.HAN,
                    UScript.HIRAGANA,
                    UScript.KATAKANA,
                    UScript.THAI,
                    UScript.LAO,
                    UScript.KHMER,
                    UScript.MYANMAR -> true;
            default -> false;
        };
    }

    /// Such as the vowel signs of many scripts.
    private static boolean isMark(int character) {
        return switch (UCharacter.getType(character)) {
            case UCharacterCategory.NON_SPACING_MARK,
                    UCharacterCategory.COMBINING_SPACING_MARK,
                    UCharacterCategory.ENCLOSING_MARK -> true;
            default -> false;
        };
    }
}
