package helpdesk.portal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nulabinc.zxcvbn.Zxcvbn;
import helpdesk.graphql.usererror.Text;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a password has to be: long enough, and not one that is guessed early, such as a common one, a date, or the
/// contact's own name (NIST SP 800-63B, section 3.1.1.2). No rules about kinds of characters, which make none better.
final class PasswordRules {

    /// In UTF-16 units, of which a character has one or two. Longer input is not normalised.
    private static final int LONGEST_INPUT = 256;

    private static final int SHORTEST = 10;
    private static final int LONGEST = 128;

    /// The lowest of zxcvbn's scores, 0 to 4, whose passwords withstand 100 million guesses.
    private static final int LOWEST_SCORE = 3;

    /// The search for patterns takes time with the cube of the length, and finds all that matters at the beginning.
    private static final int JUDGED = 20;

    /// Digits and signs may stand for letters, as in "p4$$w0rd": all combinations of what they stand for are searched.
    private static final int DIFFERENT_SIGNS_JUDGED = 8;

    private static final Pattern NO_LETTERS = Pattern.compile("\\P{L}+");

    private static final Zxcvbn JUDGE = new Zxcvbn();

    private PasswordRules() {}

    /// Throws `IllegalArgumentException` with a sentence to show. Never quotes the password.
    ///
    /// @param personal what an attacker knows of the contact: not guessed as a whole alone, but also word by word
    static String checked(String input, List<String> personal) {
        var password = isPossible(input) ? normalised(input) : "";
        var length = password.codePointCount(0, password.length());
        if (length < SHORTEST || length > LONGEST) {
            throw new IllegalArgumentException("A password has " + SHORTEST + " to " + LONGEST + " characters");
        }
        if (isEasilyGuessed(beginning(password), personal)) {
            throw new IllegalArgumentException("This password is too easy to guess; choose another one");
        }
        return password;
    }

    /// The same from every keyboard.
    static String normalised(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }

    /// Whether anybody can have this password: it is not too long, and has neither unpaired surrogates nor too
    /// many combining marks. Others are neither normalised nor hashed.
    static boolean isPossible(String password) {
        return password.length() <= LONGEST_INPUT
                && UTF_8.newEncoder().canEncode(password)
                && Text.isStreamSafe(password);
    }

    /// What is hard to guess alone makes the whole hard to guess.
    private static String beginning(String password) {
        var signs = new HashSet<Character>();
        var end = 0;
        while (end < Math.min(JUDGED, password.length())) {
            var next = password.charAt(end);
            if (!Character.isLetter(next) && signs.add(next) && signs.size() > DIFFERENT_SIGNS_JUDGED) {
                break;
            }
            end++;
        }
        return password.substring(0, end);
    }

    private static boolean isEasilyGuessed(String password, List<String> personal) {
        var guesses = personal.stream()
                .map(PasswordRules::normalised)
                .flatMap(text -> Stream.concat(Stream.of(text), NO_LETTERS.splitAsStream(text)))
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
        return JUDGE.measure(password, guesses).getScore() < LOWEST_SCORE;
    }
}
