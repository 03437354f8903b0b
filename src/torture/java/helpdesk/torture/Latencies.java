package helpdesk.torture;

import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// How long requests took, in nanoseconds.
final class Latencies {

    private final Queue<Long> times = new ConcurrentLinkedQueue<>();

    void add(long nanoseconds) {
        times.add(nanoseconds);
    }

    int count() {
        return times.size();
    }

    /// The time within which that part of the requests had their answers, in milliseconds.
    double quantile(double part) {
        List<Long> sorted = times.stream().sorted().toList();
        return sorted.isEmpty() ? Double.NaN : sorted.get((int) (part * (sorted.size() - 1))) / 1e6;
    }

    String row(String what) {
        return String.format(Locale.ROOT, "%-24s %8d %10.1f %10.1f", what, count(), quantile(0.5), quantile(0.99));
    }
}
