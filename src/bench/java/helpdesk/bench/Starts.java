package helpdesk.bench;

import helpdesk.bench.Rounds.Contestant;
import helpdesk.torture.Command;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import stock.StockServer;

/// Starts the server with an AOT cache, which a training run has made as `src/docs/operating.md` says.
record Starts(Setup setup) {

    private static final Path FOLDER = Path.of("target", "bench", "application");
    private static final Path CACHE = FOLDER.resolve("application.aot");

    private static final String WITH_CACHE = "with AOT cache";
    private static final String PLAIN = "plain jar";
    private static final String STOCK = "stock Spring Boot";
    private static final List<String> BODIES = List.of(Program.body(ReadQuery.PAGE, Map.of()));

    /// The port is added as an argument, the first one of the script.
    private static final List<String> TEST_RUN = List.of("sh", "-c", """
        exec ./mvnw --batch-mode --no-transfer-progress -q spring-boot:test-run \
          -Dspring-boot.run.workingDirectory="$PWD/target/bench" -Dspring-boot.run.arguments="$1"
        """, "sh");

    private static final int TRAINING_SECONDS = 60;
    private static final int HALF_A_MINUTE = 30;

    /// To the first correct answer, again and again: of the plain jar beside a stock application, and with an AOT cache
    /// beside the plain jar.
    List<Finding> run(BenchCase benchCase) {
        var jar = trained();
        var stock = StockJar.of(setup.jar());
        var stockBody = Program.body("Names", StockServer.DOCUMENT, Map.of());
        var contestants = List.of(
                new Contestant(WITH_CACHE, () -> start(jar, BODIES.getFirst(), "-XX:AOTCache=" + CACHE)),
                new Contestant(PLAIN, () -> start(setup.jar(), BODIES.getFirst())),
                new Contestant(STOCK, () -> start(stock, stockBody)));
        var samples = setup.rounds().of(contestants);
        return List.of(
                Finding.ofCpu(benchCase, WITH_CACHE, PLAIN, samples),
                Finding.ofCpu(benchCase.with(Target.atMost(2, 1.5)), PLAIN, STOCK, samples));
    }

    /// From the command to readiness. The first run compiles and fills the help desk.
    List<Finding> testRun(BenchCase benchCase) {
        ready(TEST_RUN);
        var contestants = List.of(
                new Contestant("spring-boot:test-run", () -> ready(TEST_RUN)),
                new Contestant(PLAIN, () -> ready(setup.command(setup.jar()))));
        return List.of(Finding.ofTime(
                benchCase, "spring-boot:test-run", PLAIN, setup.rounds().of(contestants)));
    }

    private Sample ready(List<String> command) {
        var start = System.nanoTime();
        var program = setup.start("started", command);
        var seconds = (System.nanoTime() - start) / 1e9;
        ProcessHandle.of(program.process().pid()).ifPresent(Starts::endAll);
        return new Sample(1, seconds, 0, 0);
    }

    /// CPU for a page in the second half-minute of load after a start, to that of a server that is warm.
    List<Finding> afterStart(BenchCase benchCase) {
        try (var program = setup.start("started", setup.command(trained(), "-XX:AOTCache=" + CACHE))) {
            load(HALF_A_MINUTE).measure(program, BODIES);
            var second = load(HALF_A_MINUTE).measure(program, BODIES);
            setup.rounds()
                    .warmUp(List.of(new Contestant(WITH_CACHE, () -> setup.wrk().measure(program, BODIES))));
            var warm = load(HALF_A_MINUTE).measure(program, BODIES);
            return List.of(Finding.ofCpu(
                    benchCase,
                    "second half-minute",
                    "warm",
                    Map.of("second half-minute", List.of(second), "warm", List.of(warm))));
        }
    }

    /// The server answers pages for a while, and writes the cache when it is asked to end.
    private Path trained() {
        var jar = extracted();
        var program = setup.start("trained", setup.command(jar, "-XX:AOTCacheOutput=" + CACHE));
        load(TRAINING_SECONDS).measure(program, BODIES);
        ProcessHandle.of(program.process().pid()).ifPresent(Starts::end);
        return jar;
    }

    private Wrk load(int seconds) {
        return setup.wrk().of(seconds);
    }

    /// Maven starts the server, and the server its database: the server ends both.
    private static void endAll(ProcessHandle process) {
        process.descendants().toList().forEach(Starts::end);
        end(process);
    }

    private static void end(ProcessHandle process) {
        process.destroy();
        process.onExit().join();
    }

    private Path extracted() {
        var command = List.of("java", "-Djarmode=tools", "-jar", setup.jar().toString(), "extract", "--force");
        Command.run(Stream.concat(command.stream(), Stream.of("--destination", FOLDER.toString()))
                .toArray(String[]::new));
        return FOLDER.resolve(setup.jar().getFileName());
    }

    private Sample start(Path jar, String body, String... java) {
        var databaseBefore = setup.database().seconds();
        var start = System.nanoTime();
        try (var program = setup.start("started", setup.command(jar, java))) {
            program.ask(body);
            var seconds = (System.nanoTime() - start) / 1e9;
            return new Sample(
                    1, seconds, program.cpu().seconds(), setup.database().seconds() - databaseBefore);
        }
    }
}
