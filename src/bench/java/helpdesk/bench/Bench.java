package helpdesk.bench;

import java.io.IOException;

/// Measures the chosen cases, one after the other, and reports after each of them. See `src/docs/performance.md`.
final class Bench {

    private Bench() {}

    public static void main(String[] arguments) throws IOException {
        var settings = Settings.of(arguments);
        var cases = BenchCase.of(settings);
        Wrk.require();
        var setup = Setup.of(settings);
        var report = new Report(Environment.of(setup));
        for (var benchCase : cases) {
            report.add(benchCase.run(setup));
        }
    }
}
