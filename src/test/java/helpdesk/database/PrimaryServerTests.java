package helpdesk.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import helpdesk.HelpdeskTest;
import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Wherever the primary is.
@HelpdeskTest
class PrimaryServerTests {

    @Autowired
    JdbcConnectionDetails details;

    @Autowired
    JdbcClient database;

    final AtomicInteger moves = new AtomicInteger();

    @SuppressWarnings("NullAway.Init")
    DatabaseProxy one;

    @SuppressWarnings("NullAway.Init")
    DatabaseProxy other;

    @BeforeEach
    void twoServers() {
        one = new DatabaseProxy(details.getJdbcUrl());
        other = new DatabaseProxy(details.getJdbcUrl());
    }

    @AfterEach
    void noServers() throws IOException {
        database.sql("SET GLOBAL read_only = 0").update();
        System.clearProperty(PoolOfPrimary.UNTESTED);
        one.close();
        other.close();
    }

    @Test
    void isNamedByOneUrlWithAllOthers() {
        assertThat(PrimaryServer.servers("jdbc:mysql://a,b:3307,c/helpdesk?sslMode=REQUIRED"))
                .containsExactly(
                        "jdbc:mysql://a/helpdesk?sslMode=REQUIRED",
                        "jdbc:mysql://b:3307/helpdesk?sslMode=REQUIRED",
                        "jdbc:mysql://c/helpdesk?sslMode=REQUIRED");
        for (var url : List.of(
                "jdbc:mysql://a/b?c=d,e", "jdbc:mysql://(host=a,port=1),b/c", "jdbc:mysql:loadbalance://a,b/c")) {
            assertThat(PrimaryServer.servers(url)).containsExactly(url);
        }
    }

    @Test
    void isFoundWhenItIsAnotherOne() throws SQLException {
        var primary = primary();
        connect(primary).close();
        assertThat(moves).hasValue(0);
        one.refuse();
        connect(primary).close();
        connect(primary).close();
        assertThat(moves).hasValue(1);
        one.recover();
        other.refuse();
        connect(primary).close();
        assertThat(moves).hasValue(2);
    }

    @Test
    void isWaitedForWhileNoneIs() throws SQLException {
        one.refuse();
        other.refuse();
        CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS).execute(other::recover);
        connect(primary()).close();
        assertThat(moves).hasValue(1);
    }

    @Test
    void canBeWritten() throws SQLException {
        database.sql("SET GLOBAL read_only = 1").update();
        var primary = primary();
        assertThatThrownBy(() -> connect(primary)).isInstanceOf(SQLException.class);
        var connection = CompletableFuture.supplyAsync(() -> connectUnchecked(primary));
        database.sql("SET GLOBAL read_only = 0").update();
        connection.join().close();
    }

    /// However recently the connection was in use.
    @Test
    void isAskedWheneverAConnectionIsTakenFromThePool() throws SQLException {
        try (var pool = pool()) {
            pool.getConnection().close();
            database.sql("SET GLOBAL read_only = 1").update();
            assertThatThrownBy(pool::getConnection).isInstanceOf(SQLException.class);
        }
    }

    private HikariDataSource pool() {
        var servers = "jdbc:mysql://localhost:%s,localhost:%s/".formatted(portOf(one), portOf(other));
        var pool = new HikariDataSource();
        pool.setJdbcUrl(one.url().replaceFirst("jdbc:mysql://[^/]*/", servers));
        pool.setUsername(details.getUsername());
        pool.setPassword(details.getPassword());
        pool.setConnectionTimeout(2_500);
        new PoolOfPrimary().postProcessBeforeInitialization(pool, "pool");
        return pool;
    }

    private static int portOf(DatabaseProxy proxy) {
        return URI.create(proxy.url().substring("jdbc:".length())).getPort();
    }

    /// Nobody waits for a password to become right.
    @Test
    void isNotWaitedForWhenSomethingElseIsWrong() {
        assertThatThrownBy(() -> primary().getConnection("nobody", "guesses"))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refusal -> assertThat(refusal.getSQLState()).isEqualTo("28000"));
    }

    /// A member that is only being built does not know the schema yet, nor who asks for it.
    @Test
    void isFoundBehindOneWithWhichSomethingElseIsWrong() throws SQLException {
        var withoutSchema = one.url().replace("?", "not_yet?");
        connect(primary(withoutSchema, other.url())).close();
        other.refuse();
        CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS).execute(other::recover);
        connect(primary(withoutSchema, other.url())).close();
    }

    private PrimaryServer primary() {
        return primary(one.url(), other.url());
    }

    private PrimaryServer primary(String... servers) {
        var primary = new PrimaryServer(List.of(servers), moves::incrementAndGet);
        primary.setConnectionProperties(new Properties());
        return primary;
    }

    private Connection connect(PrimaryServer primary) throws SQLException {
        return primary.getConnection(String.valueOf(details.getUsername()), String.valueOf(details.getPassword()));
    }

    private Connection connectUnchecked(PrimaryServer primary) {
        try {
            return connect(primary);
        } catch (SQLException failure) {
            throw new CompletionException(failure);
        }
    }
}
