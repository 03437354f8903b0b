package helpdesk.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Lets contestants take turns, in an order that reverses from round to round, so that what else the machine does
/// meets all of them alike.
record Rounds(int rounds, double mostWarmUpSeconds) {

    /// CPU per operation stands still when some windows take at least this part of what as many before them took.
    private static final double STILL = 0.95;

    private static final int WINDOWS = 3;

    /// One of those that take turns.
    ///
    /// @param name is shown in the report
    /// @param measure does one round
    record Contestant(String name, Supplier<Sample> measure) {}

    /// What each contestant has measured, by its name, round by round.
    Map<String, List<Sample>> of(List<Contestant> contestants) {
        var samples = new LinkedHashMap<String, List<Sample>>();
        for (var round = 0; round < rounds; round++) {
            for (var contestant : round % 2 == 0 ? contestants : contestants.reversed()) {
                var measured = contestant.measure().get();
                samples.computeIfAbsent(contestant.name(), _ -> new ArrayList<>())
                        .add(measured);
            }
        }
        return samples;
    }

    /// Ends when CPU per operation stands still, or at the upper bound.
    void warmUp(List<Contestant> contestants) {
        contestants.forEach(this::warmUp);
    }

    private void warmUp(Contestant contestant) {
        var start = System.nanoTime();
        var windows = new ArrayList<Double>();
        while (!standsStill(windows)) {
            if (secondsSince(start) >= mostWarmUpSeconds) {
                System.out.printf(
                        "  %s has not stood still after %.0f s of warm-up%n", contestant.name(), mostWarmUpSeconds);
                return;
            }
            windows.add(contestant.measure().get().serverMicros());
        }
    }

    private static boolean standsStill(List<Double> windows) {
        var all = windows.size();
        return all >= 2 * WINDOWS
                && sum(windows.subList(all - WINDOWS, all))
                        >= STILL * sum(windows.subList(all - 2 * WINDOWS, all - WINDOWS));
    }

    private static double sum(List<Double> windows) {
        return windows.stream().mapToDouble(Double::doubleValue).sum();
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    /// Lets all take turns until the time is over, each at least as often as the others.
    static void warmUpTogether(List<Contestant> contestants, double seconds) {
        var once = new Rounds(1, 0);
        var start = System.nanoTime();
        while (secondsSince(start) < seconds) {
            once.of(contestants);
        }
    }
}
