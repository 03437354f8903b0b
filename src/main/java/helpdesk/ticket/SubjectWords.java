package helpdesk.ticket;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Normalizer2;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The words of a subject in the form in which they are searched: in small letters, without accents, each after a
/// space. So the beginning of a word is found as a piece of text. In a script without spaces, each character begins
/// a word.
public final class SubjectWords {

    /// Of the column, in characters. What does not fit is not found.
    private static final int LONGEST = 1_000;

    private static final Normalizer2 FOLDING = Normalizer2.getNFKCCasefoldInstance();
    private static final Normalizer2 DECOMPOSITION = Normalizer2.getNFDInstance();
    private static final Normalizer2 COMPOSITION = Normalizer2.getNFCInstance();

    private SubjectWords() {}

    /// Such as ` printer in hall 3` for `Printer in hall #3`.
    public static String of(String subject) {
        var words = new StringBuilder();
        var isWithinWord = false;
        for (var character : folded(subject).codePoints().toArray()) {
            var isPart = UCharacter.isLetterOrDigit(character) || isMark(character);
            if (isPart && (!isWithinWord || isWordOfItsOwn(character))) {
                words.append(' ');
            }
            if (isPart) {
                words.appendCodePoint(character);
            }
            isWithinWord = isPart;
        }
        return cut(words.toString());
    }

    /// The patterns for `LIKE` that the words of a subject match: one for each text between white space. They hold
    /// no wildcard but those at their ends.
    static List<String> patterns(String search) {
        return Stream.of(search.split("[\\s\\p{Z}]+"))
                .map(SubjectWords::of)
                .filter(words -> !words.isEmpty())
                .distinct()
                .map(words -> "%" + words + "%")
                .collect(Collectors.toUnmodifiableList());
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
        return !isMark(character)
                && switch (UScript.getScript(character)) {
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

    private static String cut(String words) {
        return words.codePointCount(0, words.length()) <= LONGEST
                ? words
                : words.substring(0, words.offsetByCodePoints(0, LONGEST));
    }
}
