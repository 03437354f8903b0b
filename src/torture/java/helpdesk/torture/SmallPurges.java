package helpdesk.torture;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.UUIDUtil;
import helpdesk.graphql.GlobalId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;

/// Measures purges of small contacts against [HandWrittenPurge], as ratios within one run: rounds of the one and of the
/// other take turns, and the order reverses from round to round. See `.ci/small-purges`.
final class SmallPurges {

    private static final String SCHEMA = "helpdesk_small_purges";
    private static final String PREVIEW = "query($id: ID!) { contact(id: $id) { purgePreview { fingerprint } } }";

    private final Options options;
    private final Database database;
    private final String url;
    private final Exchange exchange;
    private final ProcessHandle server;
    private final byte[] field = newId();
    private final byte[] other = newId();

    private SmallPurges(Options options, Database database, String url, Exchange exchange, ProcessHandle server) {
        this.options = options;
        this.database = database;
        this.url = url;
        this.exchange = exchange;
        this.server = server;
    }

    public static void main(String[] arguments) throws IOException {
        var options = Options.of(arguments);
        var tokens = OfficerTokens.in(Files.createDirectories(Path.of("target/torture")));
        try (var database = SingleDatabase.start()) {
            var application = Application.trained(database, tokens, options).forMeasuring();
            database.create(SCHEMA);
            var url = database.url(database.servers(), SCHEMA);
            try (var fleet = Fleet.start(application, url, "small-purges", 1)) {
                var server = fleet.servers().getFirst();
                var exchange = new Exchange(Wire.of(tokens.token("officer")), new Records(0), server::port);
                var process = ProcessHandle.of(server.pid()).orElseThrow();
                new SmallPurges(options, database, url, exchange, process).run();
            }
        }
        System.exit(0);
    }

    private void run() {
        database.sql(SCHEMA, this::addWhatIsShared);
        measure("warm-up", 1, options.number("warm-up"), 1);
        measure("one client", options.number("rounds"), options.number("purges"), 1);
        measure("4 clients", options.number("rounds"), options.number("purges"), 4);
    }

    private void measure(String what, int rounds, int purges, int clients) {
        var ratios = IntStream.range(0, rounds)
                .mapToObj(round -> round(round % 2 == 0, purges, clients))
                .toList();
        System.out.printf(
                Locale.ROOT,
                "%-12s %4d purges by hand and by the server: %6.1f and %6.1f ms each, ratio %.2f (%.2f to %.2f);"
                        + " %.1f ms of the server's CPU each%n",
                what,
                purges,
                median(ratios.stream().map(Round::byHand).toList()),
                median(ratios.stream().map(Round::byServer).toList()),
                median(ratios.stream().map(Round::ratio).toList()),
                ratios.stream().mapToDouble(Round::ratio).min().orElseThrow(),
                ratios.stream().mapToDouble(Round::ratio).max().orElseThrow(),
                median(ratios.stream().map(Round::cpuOfServer).toList()));
    }

    /// Milliseconds of a purge, as one of all clients together. Those of the CPU depend less than the others on what
    /// else the machine does.
    private record Round(double byHand, double byServer, double cpuOfServer) {

        double ratio() {
            return byServer / byHand;
        }
    }

    private Round round(boolean handFirst, int purges, int clients) {
        var forHand = contacts(purges);
        var forServer = contacts(purges);
        var fingerprints = forServer.stream().map(this::fingerprint).toList();
        var before = cpuOfServer();
        var first = handFirst ? byHand(forHand, clients) : byServer(forServer, fingerprints, clients);
        var second = handFirst ? byServer(forServer, fingerprints, clients) : byHand(forHand, clients);
        var cpu = (cpuOfServer() - before) / purges;
        return handFirst ? new Round(first, second, cpu) : new Round(second, first, cpu);
    }

    /// The other purges take next to nothing of it.
    private double cpuOfServer() {
        return server.info().totalCpuDuration().orElseThrow().toNanos() / 1e6;
    }

    private double byHand(List<UUID> contacts, int clients) {
        return time(contacts.size(), clients, client -> {
            try (var connection = DriverManager.getConnection(url, "root", "")) {
                connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
                connection.setAutoCommit(false);
                var hand = new HandWrittenPurge(connection);
                for (var index = client; index < contacts.size(); index += clients) {
                    hand.purge(HexFormat.of().formatHex(UUIDUtil.asByteArray(contacts.get(index))));
                }
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
        });
    }

    private double byServer(List<UUID> contacts, List<String> fingerprints, int clients) {
        return time(contacts.size(), clients, client -> {
            for (var index = client; index < contacts.size(); index += clients) {
                var input = Map.of("id", globalId(contacts.get(index)), "previewFingerprint", fingerprints.get(index));
                var reply = exchange.mutate("purgeContact", "purge { state }", input);
                if (!"COMPLETED".equals(reply.result().at("/purge/state").asString(""))) {
                    throw new IllegalStateException("Not purged: " + reply.json());
                }
            }
        });
    }

    private static double time(int purges, int clients, IntConsumer work) {
        var start = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(clients)) {
            var running = IntStream.range(0, clients)
                    .mapToObj(client -> CompletableFuture.runAsync(() -> work.accept(client), threads))
                    .toList();
            running.forEach(CompletableFuture::join);
        }
        return (System.nanoTime() - start) / 1e6 / purges;
    }

    private String fingerprint(UUID contact) {
        return exchange.query(PREVIEW, Map.of("id", globalId(contact)))
                .result()
                .at("/purgePreview/fingerprint")
                .asString();
    }

    private static String globalId(UUID contact) {
        return new GlobalId('C', contact).toString();
    }

    /// A custom field, and somebody else with tickets in which the contacts take part.
    private int addWhatIsShared(JdbcOperations jdbc) {
        jdbc.update(
                "INSERT INTO custom_field (id, field_key, label, type, choices) VALUES (?, 'city', 'City', 'TEXT',"
                        + " '[]')",
                field);
        return addContact(jdbc, other, "ACTIVE", null);
    }

    private int addContact(JdbcOperations jdbc, byte[] id, String state, @Nullable String by) {
        var now = now();
        var softDeleted = by == null ? null : now;
        var email = HexFormat.of().formatHex(id) + "@example.com";
        return jdbc.update("""
            INSERT INTO contact (id, version, state, name, email, email_key, phone, job_title, address, created_at,
                updated_at, soft_deleted_at, soft_deleted_by, soft_deleted_by_subject)
            VALUES (?, 1, ?, 'A Name', ?, ?, '+4930901820', 'A job', 'An address', ?, ?, ?, ?, ?)
            """, id, state, email, email, now, now, softDeleted, by, by);
    }

    /// Soft-deleted contacts with 3 tickets of 3 comments, a custom field value, and 2 comments on another's ticket.
    private List<UUID> contacts(int number) {
        return database.sql(SCHEMA, jdbc -> {
            jdbc.execute("START TRANSACTION");
            var contacts =
                    IntStream.range(0, number).mapToObj(_ -> contact(jdbc)).toList();
            jdbc.execute("COMMIT");
            return contacts;
        });
    }

    private UUID contact(JdbcOperations jdbc) {
        var id = newId();
        addContact(jdbc, id, "SOFT_DELETED", "agent");
        jdbc.update("INSERT INTO custom_field_value VALUES (?, ?, 'Berlin')", id, field);
        for (var ticket = 0; ticket < 3; ticket++) {
            comments(jdbc, ticket(jdbc, id), id, 3);
        }
        var others = ticket(jdbc, other);
        comments(jdbc, others, id, 2);
        jdbc.update(
                "INSERT INTO ticket_collaborator (ticket_id, contact_id, position, created_at) VALUES (?, ?, 1, ?)",
                others,
                id,
                now());
        return UUIDUtil.uuid(id);
    }

    private byte[] ticket(JdbcOperations jdbc, byte[] requester) {
        var id = newId();
        jdbc.update("""
            INSERT INTO ticket (id, requester_id, subject, status, created_at, updated_at)
            VALUES (?, ?, 'A subject of some words', 'OPEN', ?, ?)
            """, id, requester, now(), now());
        return id;
    }

    private void comments(JdbcOperations jdbc, byte[] ticket, byte[] author, int number) {
        for (var position = 1; position <= number; position++) {
            jdbc.update("""
                INSERT INTO comment (id, ticket_id, position, author_contact_id, visibility, body, created_at)
                VALUES (?, ?, ?, ?, 'PUBLIC', ?, ?)
                """, newId(), ticket, position, author, "Some words of a comment. ".repeat(10), now());
        }
    }

    private static Timestamp now() {
        return Timestamp.from(Instant.now());
    }

    private static byte[] newId() {
        return UUIDUtil.asByteArray(Generators.timeBasedEpochRandomGenerator().generate());
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
