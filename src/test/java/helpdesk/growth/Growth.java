package helpdesk.growth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// Looks for the text that makes most work, and compares it with small letters, and with itself twice.
public final class Growth {

    /// With unbounded marks it was over a thousand.
    private static final int MOST_TIMES_SMALL_LETTERS = 30;

    private static final int MOST_TIMES_HALF = 3;

    /// What the server does beside: in nanoseconds.
    private static final long NOISE = 20_000_000;

    private static final int VARIANTS = 8;
    private static final int TRIES = 3;

    private Growth() {}

    /// Fails if the work grows with anything but the length.
    ///
    /// @param times how often to make the work: more often if it is little
    /// @param length of a text, in UTF-16 units; twice that is tried, too
    /// @param receiver takes a text and makes work of it
    public static void ofWork(int times, int length, Consumer<String> receiver) {
        Consumer<String> repeated = text -> IntStream.range(0, times).forEach(_ -> receiver.accept(text));
        var worst = worst(length, repeated);
        var benign = work("a".repeat(length), repeated);
        var hostile = work(worst, repeated);
        assertThat(hostile)
                .as("%,d ns for %s, %,d ns for small letters", hostile, escaped(worst), benign)
                .isLessThan(MOST_TIMES_SMALL_LETTERS * benign + NOISE);
        assertThat(work(worst + worst, repeated))
                .as("twice %s", escaped(worst))
                .isLessThan(MOST_TIMES_HALF * hostile + NOISE);
    }

    private static String worst(int length, Consumer<String> receiver) {
        var texts = new HostileTexts(length);
        var worst = HostileTexts.ofLength(length)
                .max(Comparator.comparingLong(text -> Work.of(() -> receiver.accept(text))))
                .orElseThrow();
        var most = work(worst, receiver);
        for (var variant = 0; variant < VARIANTS; variant++) {
            var other = texts.variantOf(worst);
            // The least of some tries is no more than the first of them.
            var work = Work.of(() -> receiver.accept(other)) > most ? work(other, receiver) : 0;
            if (work > most) {
                most = work;
                worst = other;
            }
        }
        return worst;
    }

    private static long work(String text, Consumer<String> receiver) {
        return Work.leastOf(TRIES, () -> receiver.accept(text));
    }

    /// Both ends of it.
    private static String escaped(String text) {
        var ends = text.length() < 16 ? text : text.substring(0, 8) + text.substring(text.length() - 8);
        var escaped = new StringBuilder();
        ends.chars().forEach(unit -> escaped.append(String.format(Locale.ROOT, "\\u%04x", unit)));
        return escaped.toString();
    }
}
