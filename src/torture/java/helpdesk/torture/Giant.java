package helpdesk.torture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Purges a giant among other people's requests, and tells what they notice of it. See `.ci/giant`.
final class Giant {

    private static final String SCHEMA = "helpdesk_giant";
    private static final int PEOPLE = 40;
    private static final Duration MOST = Duration.ofMinutes(20);

    private final Options options;
    private final Database database;
    private final Fleet fleet;
    private final Records records = new Records(0);
    private final Exchange exchange;
    private final Client client;

    private Giant(Options options, Database database, Fleet fleet, OfficerTokens tokens) {
        this.options = options;
        this.database = database;
        this.fleet = fleet;
        var wire = Wire.of(tokens.token("officer"));
        var port = fleet.servers().getFirst().port();
        exchange = new Exchange(wire, records, () -> port);
        client = new Client("officer", exchange, records);
    }

    public static void main(String[] arguments) throws IOException {
        var options = Options.of(arguments);
        var tokens = OfficerTokens.in(Files.createDirectories(Path.of("target/torture")));
        try (var database = SingleDatabase.start()) {
            var application = Application.trained(database, tokens, options);
            database.create(SCHEMA);
            var url = database.url(database.servers(), SCHEMA);
            try (var fleet = Fleet.start(application, url, "giant", options.number("servers"))) {
                new Giant(options, database, fleet, tokens).run();
            }
        }
        System.exit(0);
    }

    private void run() {
        var people = people();
        var giant = softDeletedWith(options.number("tickets"), options.number("comments"));
        var small = softDeletedWith(3, 3);
        var window = Duration.ofSeconds(options.number("seconds"));
        try (var load = new SteadyLoad(client, exchange, people, options.number("seed"))) {
            Waiting.pause(window);
            var without = load.startMeasuring();
            Waiting.pause(window);
            var memory = new Memory(fleet.servers().getFirst());
            var before = memory.resident();
            var with = load.startMeasuring();
            var times = purge(giant, small);
            load.startMeasuring();
            report(without, with, times);
            System.out.printf(
                    Locale.ROOT,
                    "%-24s before %d MB, after %d MB, most ever %d MB%n",
                    "memory of the server",
                    before,
                    memory.resident(),
                    memory.mostResident());
        }
        records.oddities.forEach(System.out::println);
    }

    private record Times(long giant, long answer, long small) {}

    private Times purge(Person giant, Person small) {
        var start = System.nanoTime();
        var request = Thread.ofPlatform().start(() -> client.purge(giant));
        Waiting.require(MOST, "the purge to begin", () -> !state(giant).equals("none"));
        var smallStart = System.nanoTime();
        client.purge(small);
        Waiting.require(MOST, "the small purge", () -> state(small).equals("COMPLETED"));
        var smallTime = System.nanoTime() - smallStart;
        Waiting.require(MOST, "the answer", () -> !request.isAlive());
        var answer = System.nanoTime() - start;
        Waiting.require(MOST, "the giant's end", () -> state(giant).equals("COMPLETED"));
        return new Times(System.nanoTime() - start, answer, smallTime);
    }

    private String state(Person person) {
        return new LargePurges(database, SCHEMA, 0).state(person);
    }

    private List<Person> people() {
        var people = new ArrayList<Person>();
        for (var number = 0; number < PEOPLE; number++) {
            var person = LargePurges.create(client);
            client.tickets().openTicket(person);
            people.add(person);
        }
        return people;
    }

    private Person softDeletedWith(int tickets, int comments) {
        var person = LargePurges.create(client);
        database.sql(SCHEMA, jdbc -> {
            new BulkRows(jdbc).add(person, tickets, comments);
            return person;
        });
        client.softDelete(person);
        client.preview(person);
        return person;
    }

    private void report(Latencies without, Latencies with, Times times) {
        System.out.printf(Locale.ROOT, "%-24s %8s %10s %10s%n", "other people's requests", "count", "p50 ms", "p99 ms");
        System.out.println(without.row("without a purge"));
        System.out.println(with.row("beside the purge"));
        System.out.printf(
                Locale.ROOT,
                "%-24s %8s %10.2f %10.2f%n",
                "ratio",
                "",
                ratio(with, without, 0.5),
                ratio(with, without, 0.99));
        System.out.printf(
                Locale.ROOT,
                "%-24s %.1f s; the mutation answered after %.1f s%n",
                "purge of the giant",
                times.giant() / 1e9,
                times.answer() / 1e9);
        System.out.printf(Locale.ROOT, "%-24s %.2f s%n", "small purge beside it", times.small() / 1e9);
    }

    private static double ratio(Latencies with, Latencies without, double part) {
        return with.quantile(part) / without.quantile(part);
    }
}
