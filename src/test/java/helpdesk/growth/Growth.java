package helpdesk.growth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// Looks for the text that makes most work, and compares it with small letters, and with itself twice.
public final class Growth {

    /// With unbounded marks it was over a thousand.
    private static final int MOST_TIMES_SMALL_LETTERS = 30;

    private static final int MOST_TIMES_HALF = 3;

    /// What the server does beside: in nanoseconds.
    private static final long NOISE_OF_A_SERVER = 20_000_000;

    /// A thread alone does next to nothing beside.
    private static final long NOISE_OF_A_THREAD = 2_000_000;

    private static final int VARIANTS = 8;
    private static final int TRIES = 3;

    private final Work work;
    private final long noise;
    private final Consumer<String> receiver;

    private Growth(Work work, long noise, Consumer<String> receiver) {
        this.work = work;
        this.noise = noise;
        this.receiver = receiver;
    }

    /// Of the work that a server of this process makes of a text.
    public static Growth ofRequests(Consumer<String> receiver) {
        return new Growth(Work.OF_ALL_THREADS, NOISE_OF_A_SERVER, receiver);
    }

    /// Of the work that the calling thread makes of a text.
    ///
    /// @param times how often to make the work: more often if it is little
    public static Growth ofCalls(int times, Consumer<String> receiver) {
        Consumer<String> repeated = text -> IntStream.range(0, times).forEach(_ -> receiver.accept(text));
        return new Growth(Work.OF_THIS_THREAD, NOISE_OF_A_THREAD, repeated);
    }

    /// Fails if the work grows with anything but the length.
    ///
    /// @param length of a text, in UTF-16 units; twice that is tried, too
    public void assertWithLengthAlone(int length) {
        var worst = worst(length);
        var benign = workOf("a".repeat(length));
        var hostile = workOf(worst);
        assertThat(hostile)
                .as("%,d ns for %s, %,d ns for small letters", hostile, escaped(worst), benign)
                .isLessThan(MOST_TIMES_SMALL_LETTERS * benign + noise);
        assertThat(workOf(worst + worst)).as("twice %s", escaped(worst)).isLessThan(MOST_TIMES_HALF * hostile + noise);
    }

    private String worst(int length) {
        var texts = new HostileTexts(length);
        var worst = new Tried("", 0);
        for (var text : HostileTexts.ofLength(length).toList()) {
            worst = worse(worst, text);
        }
        for (var variant = 0; variant < VARIANTS; variant++) {
            worst = worse(worst, texts.variantOf(worst.text()));
        }
        return worst.text();
    }

    /// @param work the least of some tries
    private record Tried(String text, long work) {}

    /// The other text if the least of its tries is more, which one try of less rules out.
    private Tried worse(Tried worst, String other) {
        var least = Long.MAX_VALUE;
        for (var count = 0; count < TRIES && least > worst.work(); count++) {
            least = Math.min(least, work.of(() -> receiver.accept(other)));
        }
        return least > worst.work() ? new Tried(other, least) : worst;
    }

    private long workOf(String text) {
        return work.leastOf(TRIES, () -> receiver.accept(text));
    }

    /// Both ends of it.
    private static String escaped(String text) {
        var ends = text.length() < 16 ? text : text.substring(0, 8) + text.substring(text.length() - 8);
        var escaped = new StringBuilder();
        ends.chars().forEach(unit -> escaped.append(String.format(Locale.ROOT, "\\u%04x", unit)));
        return escaped.toString();
    }
}
