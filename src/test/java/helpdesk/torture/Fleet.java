package helpdesk.torture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Some servers that share one database.
record Fleet(List<ServerProcess> servers) implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(4);

    /// @param url of the database, as the servers get to it
    static Fleet start(String url, String name, OfficerTokens tokens, Options options) {
        var fleet = new Fleet(IntStream.rangeClosed(1, options.number("servers"))
                .mapToObj(number -> new ServerProcess(
                        command(url, tokens, options), Path.of("target/torture/%s-%d.log".formatted(name, number))))
                .toList());
        fleet.servers.getFirst().start();
        Waiting.require(START, "the first server", fleet.servers.getFirst()::isReady);
        fleet.servers.stream().skip(1).forEach(ServerProcess::start);
        fleet.awaitAll();
        return fleet;
    }

    private static List<String> command(String url, OfficerTokens tokens, Options options) {
        var command = Stream.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-jar",
                jar(),
                "--server.address=127.0.0.1",
                "--spring.datasource.url=" + url + options.text("url-parameters"),
                "--spring.datasource.username=root",
                "--spring.datasource.password=",
                "--spring.security.oauth2.resourceserver.jwt.public-key-location=file:" + tokens.publicKey(),
                "--helpdesk.limits.rates.authenticated=1000000000",
                "--helpdesk.limits.rates.fields.purgeContact=1000000",
                "--helpdesk.purge.lease=PT%dS".formatted(options.number("lease")));
        return Stream.concat(command, Stream.of(options.serverOptions())).toList();
    }

    private static String jar() {
        try (var files = Files.list(Path.of("target"))) {
            return files.map(Path::toString)
                    .filter(file -> file.matches(".*helpdesk-[^/]*\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("Build the jar first: ./mvnw package"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
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
