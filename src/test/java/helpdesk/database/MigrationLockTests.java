package helpdesk.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import helpdesk.HelpdeskApplication;
import helpdesk.HelpdeskTest;
import helpdesk.development.TestTokensConfiguration;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import liquibase.database.core.MySQLDatabase;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LockException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/// A server with changes to apply, and others before it.
@HelpdeskTest
@ExtendWith(OutputCaptureExtension.class)
@Timeout(120)
class MigrationLockTests {

    private static final String SCHEMA = "helpdesk_test_migration";

    @Autowired
    JdbcConnectionDetails database;

    @BeforeEach
    void makeTheSchemaBlank() throws SQLException {
        execute("helpdesk_test", "DROP SCHEMA IF EXISTS " + SCHEMA, "CREATE SCHEMA " + SCHEMA);
    }

    @Test
    void passesTheLockThatAKilledServerLeftInLiquibasesTable() throws SQLException {
        execute(
                SCHEMA,
                "CREATE TABLE DATABASECHANGELOGLOCK (ID INT NOT NULL, LOCKED BIT(1) NOT NULL, LOCKGRANTED DATETIME,"
                        + " LOCKEDBY VARCHAR(255), PRIMARY KEY (ID))",
                "INSERT INTO DATABASECHANGELOGLOCK VALUES (1, 1, '2026-01-01 00:00:00', 'a killed server')");
        try (var server = start()) {
            assertThat(server.isRunning()).isTrue();
        }
    }

    @Test
    void saysWhoHoldsTheLockAndHowToGoOn(CapturedOutput output) throws SQLException {
        try (var other = connection(SCHEMA);
                var session = other.createStatement()) {
            session.execute("SELECT GET_LOCK(" + MigrationLock.NAME + ", 0)");
            var server = CompletableFuture.supplyAsync(this::start);
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(output)
                            .containsPattern("Another server changes the schema: connection \\d+ .* KILL \\d+"));
            assertThat(server).isNotDone();
            session.execute("SELECT RELEASE_LOCK(" + MigrationLock.NAME + ")");
            server.join().close();
        }
    }

    @Test
    void saysSoWithinTenSeconds(CapturedOutput output) throws SQLException, LockException {
        try (var own = connection(SCHEMA);
                var other = connection(SCHEMA)) {
            var holder = lock(other, new MigrationLock());
            holder.waitForLock();
            var waiting = CompletableFuture.runAsync(() -> waitFor(lock(own, new MigrationLock())));
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(output).contains("Another server changes the schema"));
            holder.releaseLock();
            waiting.join();
        }
    }

    private static void waitFor(MigrationLock lock) {
        try {
            lock.waitForLock();
        } catch (LockException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Test
    void endsWithTheSessionThatHoldsIt() throws SQLException, LockException {
        try (var own = connection(SCHEMA)) {
            var lock = lock(own, new MigrationLock(1, 1));
            try (var other = connection(SCHEMA)) {
                lock(other, new MigrationLock(1, 1)).waitForLock();
                assertThatExceptionOfType(LockException.class)
                        .isThrownBy(lock::waitForLock)
                        .withMessageContaining("KILL");
            }
            lock.waitForLock();
            assertThat(lock.hasChangeLogLock()).isTrue();
        }
    }

    private static MigrationLock lock(Connection session, MigrationLock lock) {
        var database = new MySQLDatabase();
        database.setConnection(new JdbcConnection(session));
        lock.setDatabase(database);
        return lock;
    }

    private ConfigurableApplicationContext start() {
        return SpringApplication.from(HelpdeskApplication::main)
                .with(TestTokensConfiguration.class)
                .run(
                        "--server.port=0",
                        "--spring.datasource.url=" + url(SCHEMA),
                        "--spring.datasource.username=" + database.getUsername(),
                        "--spring.datasource.password=" + database.getPassword())
                .getApplicationContext();
    }

    private String url(String schema) {
        return database.getJdbcUrl().replaceFirst("/\\w+$", "/" + schema);
    }

    private Connection connection(String schema) throws SQLException {
        return DriverManager.getConnection(url(schema), database.getUsername(), database.getPassword());
    }

    private void execute(String schema, String... statements) throws SQLException {
        try (var connection = connection(schema);
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
