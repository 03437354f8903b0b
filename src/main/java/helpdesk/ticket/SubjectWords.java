package helpdesk.ticket;

import helpdesk.graphql.usererror.Words;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The words of a subject in the form in which they are searched, each after a space: so the beginning of a word is
/// found as a piece of text.
public final class SubjectWords {

    /// Of the column, in characters. What does not fit is not found.
    private static final int LONGEST = 1_000;

    private SubjectWords() {}

    /// Such as ` printer in hall 3` for `Printer in hall #3`.
    public static String of(String subject) {
        return cut(Words.of(subject).stream().map(" "::concat).collect(Collectors.joining()));
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

    private static String cut(String words) {
        return words.codePointCount(0, words.length()) <= LONGEST
                ? words
                : words.substring(0, words.offsetByCodePoints(0, LONGEST));
    }
}
