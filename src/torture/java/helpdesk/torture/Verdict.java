package helpdesk.torture;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// What came of an ordeal.
record Verdict(
        String name,
        int rounds,
        int hits,
        int requests,
        int unknown,
        int exports,
        int brokenOff,
        int contacts,
        List<String> violations,
        Duration time) {

    static final String HEAD = row(
            "ordeal",
            "rounds",
            "mid-purge",
            "requests",
            "unknown",
            "exports",
            "broken off",
            "contacts",
            "violations",
            "time");

    static Verdict of(String name, int rounds, int hits, Records records, List<String> violations, Duration time) {
        return new Verdict(
                name,
                rounds,
                hits,
                records.requests.get(),
                records.unknown.get(),
                records.exports.get(),
                records.brokenOff.get(),
                records.known().size(),
                violations,
                time);
    }

    String row() {
        return row(
                name,
                String.valueOf(rounds),
                String.valueOf(hits),
                String.valueOf(requests),
                String.valueOf(unknown),
                String.valueOf(exports),
                String.valueOf(brokenOff),
                String.valueOf(contacts),
                String.valueOf(violations.size()),
                time.toSeconds() + " s");
    }

    private static String row(String... cells) {
        return String.format(Locale.ROOT, "%-16s %8s %10s %10s %9s %9s %11s %9s %11s %8s", (Object[]) cells);
    }
}
