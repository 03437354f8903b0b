package helpdesk.growth;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Texts of any length that are made to cost more than others: of what normalising, lower-casing, domains, directions,
/// patterns and the search for words in passwords stumble over. The same for the same seed.
final class HostileTexts {

    private static final List<String> PIECES = List.of(
            "\u0301",
            "\u0316",
            "\u0345\u0301",
            "a\u0301\u0316",
            "\u0344",
            "\u0F73",
            "\uFF9E",
            "\u0958",
            "\uFDFA",
            "\u1100\u1161\u11A8",
            "\uAC01",
            "İ",
            "Σ",
            "ﬁ",
            "👩\u200D🔧",
            "\uD800",
            "\uDC00",
            "\u202E",
            "\u2067\u202A",
            "\u2067a\u2069",
            "\u200B",
            "\uFEFF",
            "\u00A0",
            "\u3164",
            " ",
            "\n",
            "xn--a.",
            "xn--bcher-kva.",
            "ü.",
            "a.",
            ".",
            "@",
            "-",
            "(",
            "\"",
            "\\",
            "%",
            "_",
            "|",
            "1",
            "1.",
            "+",
            "a@a",
            "4@8({[<369!|1705$+%2",
            "5$9<1|e5s(96($1|tsa(");

    /// Found to cost most where runs of marks are not bounded: marks in the wrong order, far from each other.
    private static final List<String> MARKS = List.of("\u0301", "\u0316", "\u0F73", "\uFF9E");

    private final Random random;

    HostileTexts(long seed) {
        this.random = new Random(seed);
    }

    /// The ones to begin a search with.
    static Stream<String> ofLength(int length) {
        return Stream.concat(
                PIECES.stream().map(piece -> filled(piece, length)),
                MARKS.stream().flatMap(one -> MARKS.stream().map(other -> runs(length, one, other))));
    }

    /// One to go on with: the beginning of the worst so far, and something else.
    String variantOf(String text) {
        var kept = text.substring(0, random.nextInt(text.length()));
        var pieces = IntStream.range(0, 1 + random.nextInt(2))
                .mapToObj(_ -> PIECES.get(random.nextInt(PIECES.size())))
                .toArray(String[]::new);
        var others = runs(text.length(), pieces);
        return random.nextBoolean() ? kept + others.substring(kept.length()) : others.substring(kept.length()) + kept;
    }

    private static String runs(int length, String... pieces) {
        var text = new StringBuilder("a");
        for (var piece : pieces) {
            text.append(filled(piece, length / pieces.length));
        }
        return filled(text.toString(), length);
    }

    private static String filled(String piece, int length) {
        return piece.repeat(length / piece.length() + 1).substring(0, length);
    }
}
