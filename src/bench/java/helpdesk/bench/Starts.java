package helpdesk.bench;

import helpdesk.bench.Rounds.Contestant;
import helpdesk.torture.Command;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Starts the server again and again, until its first correct answer.
record Starts(Setup setup) {

    private static final Path FOLDER = Path.of("target", "bench", "application");
    private static final Path CACHE = FOLDER.resolve("application.aot");

    /// With an AOT cache, as Spring Boot recommends it
    /// (https://docs.spring.io/spring-boot/reference/packaging/aot-cache.html), beside the plain jar.
    List<Finding> run(BenchCase benchCase) {
        var extracted = extracted();
        Command.run(setup.command(extracted, "-XX:AOTCacheOutput=" + CACHE, "-Dspring.context.exit=onRefresh")
                .toArray(String[]::new));
        var contestants = List.of(
                new Contestant("with AOT cache", () -> start(extracted, "-XX:AOTCache=" + CACHE)),
                new Contestant("plain jar", () -> start(setup.jar())));
        var samples = setup.rounds().of(contestants);
        return List.of(Finding.ofCpu(benchCase, "with AOT cache", "plain jar", samples));
    }

    private Path extracted() {
        var command = List.of("java", "-Djarmode=tools", "-jar", setup.jar().toString(), "extract", "--force");
        Command.run(Stream.concat(command.stream(), Stream.of("--destination", FOLDER.toString()))
                .toArray(String[]::new));
        return FOLDER.resolve(setup.jar().getFileName());
    }

    private Sample start(Path jar, String... java) {
        var databaseBefore = setup.database().seconds();
        var start = System.nanoTime();
        try (var program = setup.start("started", setup.command(jar, java))) {
            program.ask(Program.body(ReadQuery.PAGE, Map.of()));
            var seconds = (System.nanoTime() - start) / 1e9;
            return new Sample(
                    1, seconds, program.cpu().seconds(), setup.database().seconds() - databaseBefore);
        }
    }
}
