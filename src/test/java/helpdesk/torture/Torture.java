package helpdesk.torture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// All ordeals, one after the other, and a table of what came of them. See `.ci/torture`.
final class Torture {

    private static final int CUTS_AT_ONCE = 10;
    private static final int MOST_SHOWN = 30;
    private static final int MORE_THAN_THE_LEASE = 4;

    private final Options options;
    private final OfficerTokens tokens;
    private final List<Verdict> verdicts = new ArrayList<>();

    private Torture(Options options, OfficerTokens tokens) {
        this.options = options;
        this.tokens = tokens;
    }

    public static void main(String[] arguments) throws IOException {
        var folder = Files.createDirectories(Path.of("target/torture"));
        var torture = new Torture(Options.of(arguments), OfficerTokens.in(folder));
        torture.run();
        System.exit(torture.report() ? 0 : 1);
    }

    private void run() {
        try (var database = SingleDatabase.start()) {
            ordeal("server kills", "server-kills", database, Blow.serverKill());
            ordeal("shutdowns", "shutdowns", database, Blow.shutdown(() -> orphans(database)));
            ordeal("database kills", "database-kills", database, Blow.databaseKill(database));
            cuts(database);
            ordeal(
                    "stops",
                    "stops",
                    database,
                    Blow.stop(Duration.ofSeconds(options.number("lease") + MORE_THAN_THE_LEASE)));
        }
        if (options.number("failovers") > 0) {
            try (var cluster = ClusterDatabase.start()) {
                ordeal("failovers", "failovers", cluster, Blow.databaseKill(cluster));
            }
        }
    }

    private void ordeal(String name, String option, Database database, Blow blow) {
        ordeal(name, database, database.servers(), options.number(option), blow);
    }

    /// Less than two signs of life behind.
    private int orphans(Database database) {
        var orphans = """
            SELECT COUNT(*) FROM purge_job WHERE picked AND last_heartbeat < UTC_TIMESTAMP() - INTERVAL %d SECOND
            """.formatted(options.number("lease") / 4 + 1);
        return database.sql(Ordeal.schema("shutdowns"), jdbc -> jdbc.query(orphans, (row, _) -> row.getInt(1)))
                .getFirst();
    }

    private void cuts(Database database) {
        try (var proxy = new CommitCuttingProxy(database::port)) {
            var rounds = (options.number("cuts") + CUTS_AT_ONCE - 1) / CUTS_AT_ONCE;
            ordeal("cuts at COMMIT", database, Database.server(proxy.port()), rounds, Blow.cuts(proxy, CUTS_AT_ONCE));
            System.err.println("Cuts at COMMIT: " + proxy.cuts());
        }
    }

    private void ordeal(String name, Database database, String servers, int rounds, Blow blow) {
        if (rounds > 0) {
            var ordeal = new Ordeal(name, database, options, tokens, verdicts.size() * 100_000);
            verdicts.add(ordeal.run(servers, rounds, blow));
        }
    }

    /// Whether all is well.
    private boolean report() {
        System.out.println(Verdict.HEAD);
        verdicts.forEach(verdict -> System.out.println(verdict.row()));
        for (var verdict : verdicts) {
            verdict.violations().stream()
                    .limit(MOST_SHOWN)
                    .forEach(violation -> System.out.printf("%n%s: %s%n", verdict.name(), violation));
        }
        return verdicts.stream().allMatch(verdict -> verdict.violations().isEmpty());
    }
}
