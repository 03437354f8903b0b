package helpdesk.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import helpdesk.bench.Rounds.Contestant;
import helpdesk.graphql.GlobalId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Measures the export of a very large contact, for a client that reads as fast as it can and for a slow one. An
/// operation is a megabyte of the document.
record Exports(Setup setup) {

    private static final int TICKETS = 20_000;
    private static final int COMMENTS = 8;
    private static final int MEGABYTE = 1 << 20;
    private static final int SLOW_MEGABYTES_PER_SECOND = 4;
    private static final int BUFFER = 65_536;
    private static final JsonMapper JSON = JsonMapper.shared();

    List<Finding> run(BenchCase benchCase) {
        requireSame(setup.data().add(1, "SOFT_DELETED", 300, 3).getFirst());
        var giant = setup.data().add(1, "SOFT_DELETED", TICKETS, COMMENTS).getFirst();
        var contestants = Stream.of(setup.server(), setup.raw())
                .map(program -> new Contestant(program.name(), () -> sample(program, giant)))
                .toList();
        setup.rounds().warmUp(contestants);
        var time = Finding.ofTime(
                benchCase, Setup.SERVER, Setup.RAW, setup.rounds().of(contestants));
        return List.of(
                time,
                memory(benchCase, "the client reads", giant, Double.POSITIVE_INFINITY),
                memory(benchCase, "a slow client reads", giant, SLOW_MEGABYTES_PER_SECOND));
    }

    private Sample sample(Program program, UUID contact) {
        var megabytes = new double[1];
        var sample = Sample.of(1, program.cpu(), setup.database(), () -> megabytes[0] = read(program, contact));
        return new Sample(megabytes[0], sample.seconds(), sample.serverCpu(), sample.databaseCpu());
    }

    private double read(Program program, UUID contact) {
        return read(program, contact, Double.POSITIVE_INFINITY);
    }

    private Finding memory(BenchCase benchCase, String when, UUID contact, double megabytesPerSecond) {
        var server = setup.server();
        var before = Memory.of(server);
        var start = System.nanoTime();
        var megabytes = CompletableFuture.supplyAsync(() -> read(server, contact, megabytesPerSecond));
        var during = Memory.mostDuring(server, megabytes);
        var note = String.format(
                Locale.ROOT,
                "%.0f MB in %.1f s: %s before, at most %s during, %s after",
                megabytes.join(),
                (System.nanoTime() - start) / 1e9,
                before,
                during,
                Memory.of(server));
        return Finding.ofRatios(
                        benchCase.with(Memory.FLAT),
                        "live heap",
                        "most while " + when,
                        "before",
                        List.of(during.live() / before.live()))
                .with(note);
    }

    /// Reads the whole document, which ends with its last member, and returns its megabytes.
    private static double read(Program program, UUID contact, double megabytesPerSecond) {
        try (var document = open(program, contact)) {
            var start = System.nanoTime();
            var buffer = new byte[BUFFER];
            var end = "";
            var bytes = 0L;
            for (var read = document.read(buffer); read >= 0; read = document.read(buffer)) {
                bytes += read;
                end = (end + new String(buffer, Math.max(0, read - 20), Math.min(read, 20), ISO_8859_1));
                end = end.substring(Math.max(0, end.length() - 20));
                LockSupport.parkNanos(start + (long) (bytes / megabytesPerSecond / MEGABYTE * 1e9) - System.nanoTime());
            }
            if (!end.endsWith("\"complete\":true}")) {
                throw new IllegalStateException("The export is not complete");
            }
            return (double) bytes / MEGABYTE;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static InputStream open(Program program, UUID contact) throws IOException {
        var id = new GlobalId('C', contact);
        var uri = URI.create("http://127.0.0.1:" + program.process().port() + "/contacts/" + id + "/export");
        var connection = (HttpURLConnection) uri.toURL().openConnection();
        connection.setRequestProperty("Authorization", "Bearer " + program.token());
        return connection.getInputStream();
    }

    private void requireSame(UUID contact) {
        var documents = Stream.of(setup.server(), setup.raw())
                .map(program -> comparable(program, contact))
                .distinct()
                .toList();
        if (documents.size() > 1) {
            throw new IllegalStateException("Different exports:\n" + documents.get(0) + "\n" + documents.get(1));
        }
    }

    /// Without what differs each time: the moment, the record of the export, and the order of the tickets.
    private static JsonNode comparable(Program program, UUID contact) {
        try (var stream = open(program, contact)) {
            var document = (ObjectNode) JSON.readTree(stream);
            document.remove(List.of("exportedAt", "auditEvents"));
            var tickets = document.path("tickets")
                    .valueStream()
                    .sorted(Comparator.comparingInt(
                            ticket -> ticket.path("number").asInt()))
                    .toList();
            document.putArray("tickets").addAll(tickets);
            return document;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
