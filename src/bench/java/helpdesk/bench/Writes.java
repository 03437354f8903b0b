package helpdesk.bench;

import helpdesk.bench.Rounds.Contestant;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Measures writes and previews beside hand-written SQL. Contacts are added, and their previews read, before the time
/// begins.
record Writes(Setup setup) {

    private static final String BY_HAND = "by hand";

    /// Each writer does so many before large ones are timed, which are too few to warm up anything.
    private static final int SMALL_PURGES_BEFORE = 200;

    /// One of those who write.
    ///
    /// @param cpu of the process that does the work
    /// @param connect makes the connection of one caller
    private record Writer(String name, CpuClock cpu, Supplier<Lifecycle> connect) {}

    private List<Writer> writers() {
        var byHand = new Writer(
                BY_HAND, new CpuClock(ProcessHandle.current().pid()), () -> HandWrittenLifecycle.connect(setup.url()));
        var servers = setup.programs().stream()
                .filter(program -> !program.equals(setup.raw()))
                .map(program -> new Writer(program.name(), program.cpu(), () -> new ServerLifecycle(program)));
        return Stream.concat(servers, Stream.of(byHand)).toList();
    }

    /// Soft deletes contacts and restores them.
    List<Finding> softDeleteAndRestore(BenchCase benchCase, int times) {
        return measured(benchCase, softDeletesAndRestores(times), true);
    }

    private List<Contestant> softDeletesAndRestores(int times) {
        var contacts = setup.data().add(times, "ACTIVE", 1, 1);
        return contestants(writer -> work(writer, contacts, 1, (lifecycle, contact) -> {
            lifecycle.softDelete(contact);
            lifecycle.restore(contact);
        }));
    }

    /// To warm all writers up.
    List<Contestant> ofAllKinds() {
        var purges = contestants(writer -> purge(writer, SMALL_PURGES_BEFORE, 3, 3, 4));
        return Stream.concat(softDeletesAndRestores(500).stream(), purges.stream())
                .toList();
    }

    /// Previews one large contact again and again. All writers have to find the same fingerprint.
    List<Finding> preview(BenchCase benchCase, int times, int tickets, int comments) {
        var contact = setup.data().add(1, "SOFT_DELETED", tickets, comments).getFirst();
        var fingerprints = writers().stream()
                .map(writer -> fingerprints(writer, List.of(contact)))
                .distinct()
                .toList();
        if (fingerprints.size() > 1) {
            throw new IllegalStateException("Different fingerprints: " + fingerprints);
        }
        var contestants = contestants(writer ->
                work(writer, IntStream.range(0, times).mapToObj(_ -> contact).toList(), 1, Lifecycle::preview));
        return measured(benchCase, contestants, true);
    }

    /// Purges contacts, one after the other.
    List<Finding> purges(BenchCase benchCase, int times, int tickets, int comments) {
        writers().forEach(writer -> purge(writer, SMALL_PURGES_BEFORE, 3, 3, 1));
        return measured(benchCase, contestants(writer -> purge(writer, times, tickets, comments, 1)), true);
    }

    /// Purges small contacts by several callers, each with a connection of its own.
    List<Finding> smallPurges(BenchCase benchCase, int times, int callers) {
        writers().forEach(writer -> purge(writer, SMALL_PURGES_BEFORE, 3, 3, callers));
        return measured(benchCase, contestants(writer -> purge(writer, times, 3, 3, callers)), false);
    }

    /// Purges many small contacts by one batch.
    List<Finding> batch(BenchCase benchCase, int contacts) {
        var server = setup.server();
        var byHand = new CpuClock(ProcessHandle.current().pid());
        return measured(
                benchCase,
                List.of(
                        new Contestant(
                                server.name(),
                                () -> batch(
                                        contacts,
                                        server.cpu(),
                                        since -> new ServerLifecycle(server).prepared(contacts, since.before()))),
                        new Contestant(
                                BY_HAND,
                                () -> batch(
                                        contacts,
                                        byHand,
                                        since -> new HandWrittenBatch(HandWrittenLifecycle.connect(setup.url()))
                                                .prepared(since.contacts())))),
                true);
    }

    /// Contacts that were soft deleted after a time, and nobody else.
    private record SoftDeleted(Instant before, List<UUID> contacts) {}

    private Sample batch(int contacts, CpuClock cpu, Function<SoftDeleted, Runnable> prepare) {
        var before = Instant.now();
        var purges = prepare.apply(new SoftDeleted(before, setup.data().add(contacts, "SOFT_DELETED", 3, 3)));
        return Sample.of(contacts, cpu, setup.database(), purges);
    }

    private List<Contestant> contestants(Function<Writer, Sample> measure) {
        return writers().stream()
                .map(writer -> new Contestant(writer.name(), () -> measure.apply(writer)))
                .toList();
    }

    private List<Finding> measured(BenchCase benchCase, List<Contestant> contestants, boolean ofTime) {
        setup.rounds().warmUp(contestants);
        var samples = setup.rounds().of(contestants);
        return contestants.stream()
                .skip(1)
                .map(Contestant::name)
                .map(other -> ofTime
                        ? Finding.ofTime(benchCase, Setup.SERVER, other, samples)
                        : Finding.ofThroughput(benchCase, Setup.SERVER, other, samples))
                .toList();
    }

    private Sample purge(Writer writer, int times, int tickets, int comments, int callers) {
        var contacts = setup.data().add(times, "SOFT_DELETED", tickets, comments);
        var fingerprints = fingerprints(writer, contacts);
        return work(
                writer,
                contacts,
                callers,
                (lifecycle, contact) -> lifecycle.purge(contact, fingerprints.getOrDefault(contact, "")));
    }

    private static Map<UUID, String> fingerprints(Writer writer, List<UUID> contacts) {
        var fingerprints = new HashMap<UUID, String>();
        try (var lifecycle = writer.connect().get()) {
            contacts.forEach(contact -> fingerprints.put(contact, lifecycle.preview(contact)));
        }
        return fingerprints;
    }

    /// Each caller takes its share of the contacts. Connections are made before the time begins.
    private Sample work(Writer writer, List<UUID> contacts, int callers, BiConsumer<Lifecycle, UUID> work) {
        var lifecycles = IntStream.range(0, callers)
                .mapToObj(_ -> writer.connect().get())
                .toList();
        try {
            return Sample.of(contacts.size(), writer.cpu(), setup.database(), () -> share(contacts, lifecycles, work));
        } finally {
            lifecycles.forEach(Lifecycle::close);
        }
    }

    private static void share(List<UUID> contacts, List<Lifecycle> lifecycles, BiConsumer<Lifecycle, UUID> work) {
        try (var threads = Executors.newFixedThreadPool(lifecycles.size())) {
            var running = IntStream.range(0, lifecycles.size())
                    .mapToObj(caller -> CompletableFuture.runAsync(
                            () -> {
                                for (var index = caller; index < contacts.size(); index += lifecycles.size()) {
                                    work.accept(lifecycles.get(caller), contacts.get(index));
                                }
                            },
                            threads))
                    .toList();
            running.forEach(CompletableFuture::join);
        }
    }
}
