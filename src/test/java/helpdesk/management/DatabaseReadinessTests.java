package helpdesk.management;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import helpdesk.HelpdeskTest;
import helpdesk.api.RawServer;
import helpdesk.database.DatabaseProxy;
import helpdesk.database.ProxiedDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/// Whoever operates the server learns why it is not ready, and everybody else learns that it is not.
@HelpdeskTest
@Import(ProxiedDatabase.class)
@ExtendWith(OutputCaptureExtension.class)
@TestPropertySource(
        properties = {
            "helpdesk.test.schema=helpdesk_test_readiness",
            "spring.datasource.hikari.maximum-pool-size=2",
        })
class DatabaseReadinessTests {

    private static final Duration SOON = Duration.ofSeconds(4);

    @Autowired
    DatabaseReadiness readiness;

    @Autowired
    DatabaseProxy proxy;

    @Autowired
    DataSource pool;

    @Autowired
    @Qualifier("transactionPool")
    DataSource transactionPool;

    @Autowired
    JdbcClient database;

    @LocalServerPort
    int port;

    @AfterEach
    void aDatabaseThatIsBack() {
        proxy.recover();
        await().atMost(Duration.ofSeconds(30)).until(() -> statusOf("/readyz") == 200);
        assertThat(reason()).isEqualTo("the database can be written");
    }

    @Test
    void tellsThatTheDatabaseIsReadOnly(CapturedOutput log) {
        database.sql("SET GLOBAL read_only = 1").update();
        try {
            assertThatItIsNotReady("the database is read-only", log);
        } finally {
            database.sql("SET GLOBAL read_only = 0").update();
        }
    }

    @Test
    void tellsThatAllConnectionsOfReadsAreInUse(CapturedOutput log) throws SQLException {
        assertThatItIsNotReadyWithout(pool, log);
    }

    @Test
    void tellsThatAllConnectionsOfTransactionsAreInUse(CapturedOutput log) throws SQLException {
        assertThatItIsNotReadyWithout(transactionPool, log);
    }

    private void assertThatItIsNotReadyWithout(DataSource pool, CapturedOutput log) throws SQLException {
        try (Connection one = pool.getConnection();
                Connection other = pool.getConnection()) {
            assertThat(one).isNotSameAs(other);
            assertThatItIsNotReady("all connections of a pool are in use", log);
        }
    }

    @Test
    void tellsThatTheDatabaseIsAway(CapturedOutput log) {
        proxy.refuse();
        assertThatItIsNotReady("the database is away", log);
    }

    @Test
    void tellsThatTheDatabaseDoesNotAnswer(CapturedOutput log) {
        proxy.hang();
        assertThatItIsNotReady("the database is away", log);
    }

    /// While it is missed: those who wait for it would be all threads of the server.
    @Test
    void keepsNobodyWaitingWhoAsksAgain() {
        proxy.hang();
        assertThat(statusOf("/readyz")).isEqualTo(503);
        var begin = System.nanoTime();
        assertThat(IntStream.range(0, 10).map(_ -> statusOf("/readyz"))).containsOnly(503);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(6));
    }

    /// When each check takes longer than a probe waits for it, and is over before the next probe.
    @Test
    void tellsThatTheDatabaseIsBackOverASlowLink() {
        proxy.refuse();
        assertThat(statusOf("/readyz")).isEqualTo(503);
        proxy.recover();
        proxy.slowDown();
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofSeconds(2))
                .until(() -> statusOf("/readyz") == 200);
    }

    /// And told once, however often it is asked for, and however many ask.
    private void assertThatItIsNotReady(String reason, CapturedOutput log) {
        var begin = System.nanoTime();
        var statuses = statusesOfManyAtOnce();
        assertThat(statuses).containsOnly(503);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(SOON.multipliedBy(2));
        assertThat(new RawServer(port).ask("GET /readyz").json()).hasToString("{\"status\":\"DOWN\"}");
        assertThat(reason()).startsWith(reason);
        assertThat(log.getAll()).containsOnlyOnce("Readiness has changed: " + reason);
        assertThat(statusOf("/livez")).isEqualTo(200);
    }

    private List<Integer> statusesOfManyAtOnce() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return Stream.generate(() -> supplyAsync(() -> statusOf("/readyz"), threads)).limit(8).toList().stream()
                    .map(CompletableFuture::join)
                    .toList();
        }
    }

    private int statusOf(String address) {
        return new RawServer(port).ask("GET " + address).status();
    }

    private String reason() {
        return String.valueOf(readiness.health().getDetails().get("reason"));
    }
}
