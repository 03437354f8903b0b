package helpdesk.torture;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// Some servers that share one database.
record Fleet(List<ServerProcess> servers) implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(4);

    /// @param url of the database, as the servers get to it
    static Fleet start(Application application, String url, String name, int servers) {
        var fleet = new Fleet(IntStream.rangeClosed(1, servers)
                .mapToObj(number -> new ServerProcess(
                        application.command(url), Path.of("target/torture/%s-%s.log".formatted(name, number))))
                .toList());
        fleet.servers.getFirst().start();
        Waiting.require(START, "the first server", fleet.servers.getFirst()::isReady);
        fleet.servers.stream().skip(1).forEach(ServerProcess::start);
        fleet.awaitAll();
        return fleet;
    }

    /// Any of them, up or down.
    ServerProcess any(Random chance) {
        return servers.get(chance.nextInt(servers.size()));
    }

    /// One that is up, while at least another one is.
    ServerProcess anyToSpare(Random chance) {
        Waiting.require(START, "two servers that are up", () -> ready().size() > 1);
        var ready = new ArrayList<>(ready());
        Collections.shuffle(ready, chance);
        return ready.getFirst();
    }

    void awaitAll() {
        Waiting.require(START, "all servers", () -> ready().size() == servers.size());
    }

    private List<ServerProcess> ready() {
        return servers.stream().filter(ServerProcess::isReady).toList();
    }

    @Override
    public void close() {
        servers.forEach(ServerProcess::kill);
    }
}
