package helpdesk.torture;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// One kind of blow, again and again under load, each while a large purge runs; then a look at what is left.
final class Ordeal {

    private final String name;
    private final Database database;
    private final Options options;
    private final Application application;
    private final OfficerTokens tokens;
    private final Records records;
    private final Random chance;

    Ordeal(String name, Database database, Application application, int firstNumber) {
        this.name = name;
        this.database = database;
        this.application = application;
        this.options = application.options();
        this.tokens = application.tokens();
        this.records = new Records(firstNumber);
        this.chance = new Random(options.number("seed"));
    }

    static String schema(String name) {
        return "helpdesk_torture_" + name.replace(' ', '_');
    }

    /// @param servers where the helpdesk's servers find the database
    Verdict run(String servers, int rounds, Blow blow) {
        var start = System.nanoTime();
        database.create(schema(name));
        try (var fleet = start(servers)) {
            var hits = strike(fleet, rounds, blow);
            var violations = inspect(fleet);
            if (hits * 4 < rounds && rounds > 1) {
                violations.add("Most blows missed: %s of %s came in the middle of a purge".formatted(hits, rounds));
            }
            return Verdict.of(name, rounds, hits, records, violations, Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private Fleet start(String servers) {
        var url = database.url(servers, schema(name));
        return Fleet.start(application, url, name.replace(' ', '-'), options.number("servers"));
    }

    private int strike(Fleet fleet, int rounds, Blow blow) {
        var clients = IntStream.rangeClosed(1, options.number("clients"))
                .mapToObj(number -> client("client " + number, fleet))
                .toList();
        var largePurges = new LargePurges(database, schema(name), options.number("rows"));
        var hits = 0;
        try (var batches = new Batches(
                        database, schema(name), options, client("others", fleet).batches());
                var _ = new Load(clients, records, options.number("seed"))) {
            for (var round = 1; round <= rounds; round++) {
                hits += strike(fleet, largePurges, batches, blow) ? 1 : 0;
                progress(round, rounds, hits, batches.hits());
            }
        } catch (IllegalStateException end) {
            records.oddities.add("Cut short: " + end.getMessage());
        }
        return hits;
    }

    /// Whether it came in the middle of a purge.
    private boolean strike(Fleet fleet, LargePurges largePurges, Batches batches, Blow blow) {
        var victim = fleet.anyToSpare(chance);
        var exchange = new Exchange(Wire.of(tokens.token("officer")), records, victim::port);
        var officer = new Client("officer", exchange, records);
        batches.prepare(officer.batches());
        var person = largePurges.begin(officer);
        batches.start(officer.batches());
        Waiting.pause(Duration.ofMillis(chance.nextInt(60)));
        blow.strike().accept(victim);
        if (database.isThere()) {
            var isHit = isHit(largePurges, batches, person);
            blow.mend().accept(victim);
            return isHit;
        }
        blow.mend().accept(victim);
        return isHit(largePurges, batches, person);
    }

    private static boolean isHit(LargePurges largePurges, Batches batches, Person person) {
        batches.noteHit();
        return largePurges.isRunning(person);
    }

    private Client client(String client, Fleet fleet) {
        var random = new Random(client.hashCode());
        var exchange = new Exchange(
                Wire.of(tokens.token(client)), records, () -> fleet.any(random).port());
        return new Client(client, exchange, records);
    }

    private List<String> inspect(Fleet fleet) {
        fleet.awaitAll();
        Waiting.require(Duration.ofMinutes(5), "the database to be whole", database::isWhole);
        var inspector = client("inspector", fleet);
        var inspection = new Inspection(database, schema(name), records);
        var violations = inspection.run(inspector);
        System.err.printf("%s: %s%n", name, inspection.batches());
        return violations;
    }

    private void progress(int round, int rounds, int hits, int batchHits) {
        System.err.printf(
                "%s: %s of %s, %s in mid-purge, %s in mid-batch, %s requests, %s unknown%n",
                name, round, rounds, hits, batchHits, records.requests.get(), records.unknown.get());
    }
}
