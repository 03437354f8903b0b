package helpdesk.portal;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/// Whether two samples come from the same distribution, by the Mann-Whitney U test, whatever the distribution
/// is.
///
/// @param z how many standard deviations the sum of the ranks lies from what chance would make it: beyond 4.9
///     for one pair of equal samples in a million
/// @param difference between the medians, as a part of the smaller one
record RankTest(double z, double difference) {

    static RankTest of(double[] one, double[] other) {
        var n = one.length;
        var m = other.length;
        var u = Arrays.stream(one).map(value -> wins(value, other)).sum();
        var deviation = Math.sqrt(n * m * (n + m + 1) / 12.0);
        var smaller = Math.min(median(one), median(other));
        return new RankTest((u - n * m / 2.0) / deviation, Math.abs(median(one) - median(other)) / smaller);
    }

    private static double wins(double value, double[] others) {
        return Arrays.stream(others)
                .map(other -> value > other ? 1 : value == other ? 0.5 : 0)
                .sum();
    }

    static double median(double[] sample) {
        var sorted = DoubleStream.of(sample).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
