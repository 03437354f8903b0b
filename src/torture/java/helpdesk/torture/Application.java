package helpdesk.torture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The jar as it is delivered, unpacked and with an AOT cache, as Spring Boot recommends it: a server starts with half
/// of the work (https://docs.spring.io/spring-boot/reference/packaging/aot-cache.html).
///
/// @param java the program, and its options
record Application(List<String> java, Path jar, OfficerTokens tokens, Options options) {

    private static final Path FOLDER = Path.of("target/torture/application");
    private static final Path CACHE = FOLDER.resolve("application.aot");
    private static final String SCHEMA = "helpdesk_torture_application";

    /// Started once, on this database, for what the cache has to hold. Unlike the training run in
    /// `src/docs/operating.md`, it is sent no queries: most servers here are killed before that would pay.
    static Application trained(Database database, OfficerTokens tokens, Options options) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Command.run(
                java,
                "-Djarmode=tools",
                "-jar",
                jarIn(Path.of("target")).toString(),
                "extract",
                "--force",
                "--destination",
                FOLDER.toString());
        var application = new Application(
                List.of(java, "-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"),
                jarIn(FOLDER),
                tokens,
                options);
        database.create(SCHEMA);
        Command.run(application
                .command(
                        database.url(database.servers(), SCHEMA),
                        "-XX:AOTCacheOutput=" + CACHE,
                        "-Dspring.context.exit=onRefresh")
                .toArray(String[]::new));
        return application;
    }

    private static Path jarIn(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("helpdesk-.*\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("Build the jar first: ./mvnw package"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// @param url of the database, as the server gets to it
    List<String> command(String url) {
        return command(url, "-XX:AOTCache=" + CACHE);
    }

    private List<String> command(String url, String... more) {
        var arguments = Stream.of(
                "-jar",
                jar.toString(),
                "--server.address=127.0.0.1",
                "--spring.datasource.url=" + url + options.text("url-parameters"),
                "--spring.datasource.username=root",
                "--spring.datasource.password=",
                "--spring.security.oauth2.resourceserver.jwt.public-key-location=file:" + tokens.publicKey(),
                "--helpdesk.limits.rates.factor=10000",
                "--helpdesk.purge.lease=PT%sS".formatted(options.number("lease")));
        return Stream.of(java.stream(), Stream.of(more), arguments, Stream.of(options.serverOptions()))
                .flatMap(part -> part)
                .toList();
    }
}
