package helpdesk.contact;

import helpdesk.graphql.usererror.Words;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a contact is searched by. The database has a row for each beginning of each word of the name and the e-mail
/// address, and for each end of the phone number, so that all contacts with a searched word are one range of an
/// index, in the order of the list. Personal data.
public final class SearchWords {

    /// In characters. Of longer words, this beginning is compared.
    static final int LONGEST = 16;

    /// In characters. A search for a shorter word is refused.
    static final int SHORTEST = 2;

    /// In digits, of the end of a phone number.
    static final int SHORTEST_END = 4;

    private static final int SHORTEST_NUMBER = 7;

    private static final Pattern APOSTROPHES = Pattern.compile("['`´‘’‛′ʹʻʼʽˈ＇]");

    /// Also the invisible characters that address books put around a phone number.
    private static final Pattern IGNORED = Pattern.compile("[\\p{Cf}" + APOSTROPHES + "]");

    private static final Pattern HYPHENS = Pattern.compile("[\\p{Pd}\u2212]");

    /// Beside a name of one character, as in 林 健太 and 田中 健.
    private static final Pattern SPACE_TO_JOIN =
            Pattern.compile("(?<=(?<!\\S)%1$s)\\s+(?=%1$s)|(?<=%1$s)\\s+(?=%1$s(?!\\S))"
                    .formatted("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]"));

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

    /// As people write it: `+49 (0)30 90-1820`.
    private static final Pattern NUMBER =
            Pattern.compile("(?<!\\S)[+(]*[0-9][0-9\\p{Zs}()./\\p{Pd}]{5,60}(?<=[0-9])(?!\\S)");

    private SearchWords() {}

    static Set<String> of(PersonalFields fields) {
        return of(String.valueOf(fields.name()), fields.email(), fields.phone());
    }

    public static Set<String> of(String name, @Nullable EmailAddress email, @Nullable PhoneNumber phone) {
        var words = new TreeSet<String>();
        addBeginnings(words, name);
        if (email != null) {
            addBeginnings(words, email.key());
        }
        if (phone != null) {
            addEnds(words, phone);
        }
        return words;
    }

    /// With and without hyphens and apostrophes: Anne-Marie is found as Marie and as Annemarie, O'Brien as Brien and as
    /// Obrien. A number is found as a search has it.
    private static void addBeginnings(Collection<String> words, String text) {
        var plain = plain(text);
        var apart = plain(APOSTROPHES.matcher(text).replaceAll(" "));
        Stream.of(plain, withoutHyphens(plain), withPlainNumbers(plain), apart)
                .distinct()
                .flatMap(form -> paired(Words.of(form)).stream())
                .flatMap(word -> IntStream.rangeClosed(SHORTEST, Math.min(LONGEST, length(word)))
                        .mapToObj(length -> beginning(word, length)))
                .forEach(words::add);
    }

    private static void addEnds(Collection<String> words, PhoneNumber phone) {
        var international = digits(phone.number());
        IntStream.rangeClosed(0, international.length() - SHORTEST_END)
                .mapToObj(international::substring)
                .forEach(words::add);
        words.add(digits(phone.national()));
    }

    /// The words that a contact must have to be found; empty for a text without letters and digits. Throws
    /// `IllegalArgumentException` if one of them is too short.
    static List<String> in(String search) {
        var words = new LinkedHashSet<String>();
        var joined = SPACE_TO_JOIN.matcher(plain(search)).replaceAll("");
        SPACES.splitAsStream(withPlainNumbers(joined)).map(SearchWords::wordsIn).forEach(words::addAll);
        return List.copyOf(words);
    }

    private static List<String> wordsIn(String text) {
        var form = text.contains("@") ? EmailAddress.keyOf(text) : text;
        var all = Words.of(form);
        var isJoined = all.stream().anyMatch(Words::isOfOneCharacter);
        var words = paired(isJoined ? Words.of(withoutHyphens(form)) : all);
        if (words.isEmpty() && !all.isEmpty()) {
            throw new IllegalArgumentException("Each word to search for needs at least " + SHORTEST
                    + " letters or digits: leave out shorter ones");
        }
        return words.stream().map(word -> beginning(word, LONGEST)).toList();
    }

    private static String plain(String text) {
        return Normalizer.normalize(IGNORED.matcher(text).replaceAll(""), Normalizer.Form.NFKC);
    }

    private static String withPlainNumbers(String text) {
        return NUMBER.matcher(text).replaceAll(number -> number(number.group()));
    }

    /// The same number as its digits; a shorter one, such as that of a house, as it is.
    private static String number(String written) {
        var digits = digits(written.replace("(0)", ""));
        return digits.length() < SHORTEST_NUMBER ? written : digits.replaceFirst("^00", "");
    }

    private static String digits(String number) {
        return number.replaceAll("[^0-9]", "");
    }

    private static String withoutHyphens(String text) {
        return HYPHENS.matcher(text).replaceAll("");
    }

    /// Words of one character, such as those of a script without spaces, in pairs with their neighbours.
    private static List<String> paired(List<String> words) {
        var pairs = new ArrayList<String>();
        for (var index = 0; index < words.size(); index++) {
            var word = words.get(index);
            if (!Words.isOfOneCharacter(word)) {
                pairs.add(word);
            } else if (index + 1 < words.size() && Words.isOfOneCharacter(words.get(index + 1))) {
                pairs.add(word + words.get(index + 1));
            }
        }
        return pairs;
    }

    private static String beginning(String word, int length) {
        return length(word) <= length ? word : word.substring(0, word.offsetByCodePoints(0, length));
    }

    private static int length(String word) {
        return word.codePointCount(0, word.length());
    }
}
