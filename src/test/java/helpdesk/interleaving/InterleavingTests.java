package helpdesk.interleaving;

import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.interleaving.Findings.Failure;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Whatever two callers do to a contact at once, and in whatever order their statements reach the database: one of them
/// was first, the answers say so, and nothing is half done. A failure tells the order; the options that it names play
/// it again, alone.
@InterleavingTest
class InterleavingTests {

    private static final Logger LOG = LoggerFactory.getLogger(InterleavingTests.class);
    private static final InterleavingSettings SETTINGS = InterleavingSettings.ofThisBuild();
    private static final ExecutorService THREADS = Executors.newCachedThreadPool();

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Tables tables;

    @Autowired
    Theatre theatre;

    @AfterAll
    static void stopThreads() {
        THREADS.shutdownNow();
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void comesToTheSameAsOneAfterTheOther(Pair pair) throws Exception {
        var scenario = new PairScenario(pair, theatre);
        var explorer = new Explorer(new LockWaits(jdbc), tables, THREADS);
        assertThat(SETTINGS.schedule().isEmpty() ? explored(pair, explorer, scenario) : replayed(explorer, scenario))
                .as(pair.toString())
                .isEmpty();
    }

    static Stream<Pair> pairs() {
        return Pair.all().filter(SETTINGS::includes);
    }

    private static String explored(Pair pair, Explorer explorer, Scenario scenario) throws Exception {
        var begin = System.nanoTime();
        var findings = explorer.explore(scenario, SETTINGS);
        LOG.info("{}: {} in {} ms", pair, findings, (System.nanoTime() - begin) / 1_000_000);
        return text(pair, findings.failures());
    }

    private static String replayed(Explorer explorer, Scenario scenario) throws Exception {
        return explorer.replay(scenario, Schedule.parse(SETTINGS.schedule())).stream()
                .map(Failure::toString)
                .collect(Collectors.joining("\n"));
    }

    private static String text(Pair pair, List<Failure> failures) {
        return failures.stream()
                .map(failure -> failure + "\nRepeat it with " + SETTINGS.toRepeat(pair, failure.schedule()))
                .collect(Collectors.joining("\n\n"));
    }
}
