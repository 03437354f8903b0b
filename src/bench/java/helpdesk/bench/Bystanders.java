package helpdesk.bench;

import helpdesk.graphql.GlobalId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/// What other callers notice of the purge of a very large contact, on a server with the throttle as it is delivered.
record Bystanders(Setup setup) {

    private static final int TICKETS = 20_000;
    private static final int COMMENTS = 8;
    private static final int CALLS_PER_SECOND = 40;
    private static final int PEOPLE = 20;

    private static final String OPEN_TICKET = """
        mutation OpenTicket($id: ID!, $text: String!) {
          createTicket(input: {requesterId: $id, subject: $text, body: $text}) { ticket { id } userErrors { message } } }
        """;

    private static final String UPDATE = """
        mutation Update($id: ID!, $text: String!) {
          updateContact(input: {id: $id, jobTitle: $text}) { contact { id } userErrors { message } } }
        """;

    /// A round of it.
    ///
    /// @param calm the 99th percentile without the purge, in milliseconds, and `busy` beside it
    private record Round(double calm, double busy, double seconds, double smallSeconds) {}

    List<Finding> run(BenchCase benchCase) {
        setup.server().process().suspend(); // otherwise its workers, without a throttle, would help
        try (var server = setup.start("throttled", setup.command(setup.jar(), List.of(Setup.RATES)))) {
            var bodies = bodies();
            new FixedRate(server, CALLS_PER_SECOND).send(bodies, Duration.ofSeconds(30));
            var before = server.residentMegabytes();
            var rounds = Stream.generate(() -> round(server, bodies))
                    .limit(setup.settings().number("rounds"))
                    .toList();
            var ratios =
                    rounds.stream().map(round -> round.busy() / round.calm()).toList();
            return List.of(Finding.ofRatios(benchCase, "p99 of others", "beside a purge", "without", ratios)
                    .with(note(rounds, before, server.residentMegabytes())));
        } finally {
            setup.server().process().resume();
        }
    }

    private Round round(Program server, List<String> bodies) {
        var load = new FixedRate(server, CALLS_PER_SECOND);
        var time = Duration.ofSeconds(setup.settings().number("seconds"));
        var lifecycle = new ServerLifecycle(server);
        var giant = setup.data().add(1, "SOFT_DELETED", TICKETS, COMMENTS).getFirst();
        var small = setup.data().add(1, "SOFT_DELETED", 3, 3).getFirst();
        var calm = load.send(bodies, time);
        var giantPurge = CompletableFuture.supplyAsync(() -> seconds(lifecycle, giant));
        var smallPurge = CompletableFuture.supplyAsync(() -> seconds(lifecycle, small));
        var busy = load.send(bodies, time);
        return new Round(
                FixedRate.quantile(calm, 0.99), FixedRate.quantile(busy, 0.99), giantPurge.join(), smallPurge.join());
    }

    private static double seconds(Lifecycle lifecycle, UUID contact) {
        var start = System.nanoTime();
        lifecycle.purge(contact, lifecycle.preview(contact));
        return (System.nanoTime() - start) / 1e9;
    }

    /// What goes on in a help desk all day.
    private List<String> bodies() {
        var bodies = new ArrayList<String>();
        for (var person : setup.data().add(PEOPLE, "ACTIVE", 1, 1)) {
            var id = new GlobalId('C', person).toString();
            bodies.add(Program.body(ReadQuery.PAGE, Map.of()));
            bodies.add(Program.body(ReadQuery.CONTACT, Map.of("id", id)));
            bodies.add(Program.body("OpenTicket", OPEN_TICKET, Map.of("id", id, "text", "A ticket")));
            bodies.add(Program.body("Update", UPDATE, Map.of("id", id, "text", "One job")));
            bodies.add(Program.body("Update", UPDATE, Map.of("id", id, "text", "Another job")));
        }
        return bodies;
    }

    private static String note(List<Round> rounds, double before, double after) {
        return String.format(
                Locale.ROOT,
                "p99 %.0f ms without a purge and %.0f ms beside it; the purge of %d tickets and %d comments took %.1f"
                        + " s, a small one meanwhile %.2f s; resident memory %.0f MB before and %.0f MB after",
                Sample.median(rounds.stream().map(Round::calm).toList()),
                Sample.median(rounds.stream().map(Round::busy).toList()),
                TICKETS,
                TICKETS * COMMENTS,
                Sample.median(rounds.stream().map(Round::seconds).toList()),
                Sample.median(rounds.stream().map(Round::smallSeconds).toList()),
                before,
                after);
    }
}
