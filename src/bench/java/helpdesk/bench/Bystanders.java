package helpdesk.bench;

import helpdesk.graphql.GlobalId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.util.Assert;

/// What other callers notice of large purges, on a server with the throttle as it is delivered.
record Bystanders(Setup setup) {

    private static final int TICKETS = 20_000;
    private static final int COMMENTS = 8;
    private static final int WARM_UP_SECONDS = 30;
    private static final int WARM_UP_CALLS_PER_SECOND = 200;
    private static final int CALLERS = 8;
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
    /// @param calm the 99th percentile without the purges, in milliseconds, and `busy` beside them
    private record Round(double calm, double busy, Memory before, Memory during, Memory after, String note) {

        String times() {
            return String.format(Locale.ROOT, "%.1f ms without and %.1f ms beside; %s", calm, busy, note);
        }

        String memory() {
            return "%s before, at most %s during, %s after".formatted(before, during, after);
        }
    }

    /// One purge of a very large contact, and one of a small one.
    List<Finding> ofGiant(BenchCase benchCase) {
        return run(benchCase, this::besideGiant);
    }

    /// A batch of many small contacts.
    List<Finding> ofBatch(BenchCase benchCase, int contacts) {
        return run(benchCase, others -> besideBatch(others, contacts));
    }

    /// Those who go on as usual.
    ///
    /// @param bodies what goes on in a help desk all day
    private record Others(Program server, Wrk wrk, List<String> bodies) {

        /// The 99th percentile of their times in milliseconds.
        double p99() {
            return wrk.at(CALLS_PER_SECOND).send(server, bodies).requireGood().p99();
        }
    }

    private List<Finding> run(BenchCase benchCase, Function<Others, Round> measure) {
        setup.server().process().suspend(); // otherwise its workers, without a throttle, would help
        try (var server = setup.start("throttled", setup.command(setup.jar(), List.of(Setup.RATES)))) {
            var others = new Others(server, setup.wrk().over(CALLERS), bodies());
            others.wrk().of(WARM_UP_SECONDS).at(WARM_UP_CALLS_PER_SECOND).send(server, others.bodies());
            return findings(
                    benchCase,
                    Stream.generate(() -> measure.apply(others))
                            .peek(round -> System.out.println("  " + round.times() + "; " + round.memory()))
                            .limit(setup.settings().number("rounds"))
                            .toList());
        } finally {
            setup.server().process().resume();
        }
    }

    private Round besideGiant(Others others) {
        var lifecycle = new ServerLifecycle(others.server());
        var giant = setup.data().add(1, "SOFT_DELETED", TICKETS, COMMENTS).getFirst();
        var small = setup.data().add(1, "SOFT_DELETED", 3, 3).getFirst();
        var before = Memory.of(others.server());
        var calm = others.p99();
        var giantPurge = CompletableFuture.supplyAsync(() -> seconds(() -> purge(lifecycle, giant)));
        var smallPurge = CompletableFuture.supplyAsync(() -> seconds(() -> purge(lifecycle, small)));
        var busy = others.p99();
        var during = Memory.mostDuring(others.server(), giantPurge);
        var note = String.format(
                Locale.ROOT,
                "the purge of %d tickets and %d comments took %.1f s, a small one meanwhile %.2f s",
                TICKETS,
                TICKETS * COMMENTS,
                giantPurge.join(),
                smallPurge.join());
        return new Round(calm, busy, before, during, Memory.of(others.server()), note);
    }

    /// The batch has to outlast the time of the others. Its preparation is no part of it.
    private Round besideBatch(Others others, int contacts) {
        var softDeletedAfter = Instant.now();
        setup.data().add(contacts, "SOFT_DELETED", 3, 3);
        var preparation = System.nanoTime();
        var purges = new ServerLifecycle(others.server()).prepared(contacts, softDeletedAfter);
        var prepared = (System.nanoTime() - preparation) / 1e9;
        var before = Memory.of(others.server());
        var calm = others.p99();
        var batch = CompletableFuture.supplyAsync(() -> seconds(purges));
        var busy = others.p99();
        Assert.state(!batch.isDone(), "The batch has ended too soon, choose fewer --seconds");
        var during = Memory.mostDuring(others.server(), batch);
        var note = String.format(
                Locale.ROOT,
                "the batch of %d contacts took %.1f s, its preparation %.1f s",
                contacts,
                batch.join(),
                prepared);
        return new Round(calm, busy, before, during, Memory.of(others.server()), note);
    }

    private static void purge(Lifecycle lifecycle, UUID contact) {
        lifecycle.purge(contact, lifecycle.preview(contact));
    }

    private static double seconds(Runnable work) {
        var start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

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

    private static List<Finding> findings(BenchCase benchCase, List<Round> rounds) {
        var times = rounds.stream().map(round -> round.busy() / round.calm()).toList();
        var live = rounds.stream()
                .map(round -> round.during().live() / round.before().live())
                .toList();
        return List.of(
                Finding.ofRatios(benchCase, "p99 of others", "beside a purge", "without", times)
                        .with(notes(rounds, Round::times)),
                Finding.ofRatios(benchCase.with(Memory.FLAT), "live heap", "most during a purge", "before", live)
                        .with(notes(rounds, Round::memory)));
    }

    private static String notes(List<Round> rounds, Function<Round, String> note) {
        return rounds.stream().map(note).collect(Collectors.joining("; then "));
    }
}
