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

    private final Application application;
    private final Options options;
    private final List<Verdict> verdicts = new ArrayList<>();

    private Torture(Application application) {
        this.application = application;
        this.options = application.options();
    }

    public static void main(String[] arguments) throws IOException {
        var options = Options.of(arguments);
        var tokens = OfficerTokens.in(Files.createDirectories(Path.of("target/torture")));
        var torture = ofOneDatabase(options, tokens);
        torture.ofACluster();
        System.exit(torture.report() ? 0 : 1);
    }

    private static Torture ofOneDatabase(Options options, OfficerTokens tokens) {
        try (var database = SingleDatabase.start()) {
            var torture = new Torture(Application.trained(database, tokens, options));
            torture.of(database);
            return torture;
        }
    }

    private void of(SingleDatabase database) {
        ordeal("server kills", "server-kills", database, Blow.serverKill());
        ordeal("shutdowns", "shutdowns", database, Blow.shutdown(signOfLife().plusSeconds(1), () -> orphans(database)));
        ordeal("database kills", "database-kills", database, Blow.databaseKill(database));
        cuts(database);
        var sleep = Duration.ofSeconds(options.number("lease") + MORE_THAN_THE_LEASE);
        ordeal("stops", "stops", database, Blow.stop(sleep));
    }

    private void ofACluster() {
        if (options.number("failovers") + options.number("partitions") > 0) {
            try (var cluster = ClusterDatabase.start()) {
                ordeal("failovers", "failovers", cluster, Blow.databaseKill(cluster));
                ordeal("partitions", "partitions", cluster, Blow.partition(cluster));
            }
        }
    }

    private void ordeal(String name, String option, Database database, Blow blow) {
        ordeal(name, database, database.servers(), options.number(option), blow);
    }

    /// More than a sign of life behind, of which there are four in a lease.
    private int orphans(Database database) {
        var orphans = """
            SELECT COUNT(*) FROM purge_job WHERE picked AND last_heartbeat < UTC_TIMESTAMP() - INTERVAL %s SECOND
            """.formatted(signOfLife().toSeconds());
        return database.sql(Ordeal.schema("shutdowns"), jdbc -> jdbc.query(orphans, (row, _) -> row.getInt(1)))
                .getFirst();
    }

    private Duration signOfLife() {
        return Duration.ofSeconds(options.number("lease") / 4 + 1);
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
            var ordeal = new Ordeal(name, database, application, verdicts.size() * 100_000);
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
