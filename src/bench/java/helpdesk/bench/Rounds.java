package helpdesk.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Lets contestants take turns, in an order that reverses from round to round, so that what else the machine does
/// meets all of them alike.
record Rounds(int rounds, double mostWarmUpSeconds) {

    /// CPU per operation stands still when two windows differ by no more than this part.
    private static final double STILL = 0.05;

    private static final int FEWEST_WINDOWS = 3;

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
        var before = Double.MAX_VALUE;
        for (var windows = 1; (System.nanoTime() - start) / 1e9 < mostWarmUpSeconds; windows++) {
            var now = contestant.measure().get().serverMicros();
            if (windows >= FEWEST_WINDOWS && Math.abs(now - before) <= STILL * before) {
                return;
            }
            before = now;
        }
        System.out.printf("  %s has not stood still after %.0f s of warm-up%n", contestant.name(), mostWarmUpSeconds);
    }
}
