package helpdesk.bench;

import java.io.IOException;
import java.util.stream.Stream;

/// Measures the chosen cases, one after the other, and reports after each of them. See `src/docs/performance.md`.
final class Bench {

    private Bench() {}

    public static void main(String[] arguments) throws IOException {
        var settings = Settings.of(arguments);
        var cases = BenchCase.of(settings);
        Wrk.require();
        var setup = Setup.of(settings);
        warmUp(setup);
        var report = new Report(Environment.of(setup));
        for (var benchCase : cases) {
            report.add(benchCase.run(setup));
        }
    }

    /// Sends reads and writes of all kinds to all programs. Without that, the JVM would still compile during the first
    /// cases, since one case alone has too few requests.
    private static void warmUp(Setup setup) {
        var contestants = Stream.concat(new Reads(setup).ofAllKinds().stream(), new Writes(setup).ofAllKinds().stream())
                .toList();
        Rounds.warmUpTogether(contestants, setup.settings().number("common-warm-up"));
    }
}
