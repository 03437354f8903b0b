package helpdesk.management;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// Reports whether the database can be reached and written, through a connection of each pool that requests use.
/// Concurrent checks share one answer: together they take at most one connection of each pool, and end soon even
/// if none is free. The name of the bean makes it the indicator `database`.
@Component("databaseHealthIndicator")
class DatabaseReadiness implements HealthIndicator {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseReadiness.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    /// While the database is not ready: long enough to notice that it is back, and short enough that waiting
    /// probes do not occupy all threads of the server.
    private static final Duration LONGEST_WAIT_UNTIL_READY = Duration.ofMillis(250);

    private final List<DataSource> pools;
    private final AtomicReference<DatabaseState> last = new AtomicReference<>(DatabaseState.WRITABLE);
    private CompletableFuture<DatabaseState> check = CompletableFuture.completedFuture(DatabaseState.WRITABLE);

    DatabaseReadiness(DataSource reads, @Qualifier("transactionPool") DataSource transactions) {
        this.pools = List.of(reads, transactions);
    }

    @Override
    public Health health() {
        var known = last.get();
        var state = known == DatabaseState.WRITABLE
                ? check(LONGEST_WAIT).orElseGet(() -> remember(missing()))
                : check(LONGEST_WAIT_UNTIL_READY).orElse(known);
        var health = state == DatabaseState.WRITABLE ? Health.up() : Health.down();
        return health.withDetail("reason", state.reason()).build();
    }

    private Optional<DatabaseState> check(Duration longestWait) {
        return Optional.ofNullable(check().copy()
                .completeOnTimeout(null, longestWait.toMillis(), MILLISECONDS)
                .join());
    }

    private DatabaseState remember(DatabaseState state) {
        if (last.getAndSet(state) != state) {
            LOG.warn("Readiness has changed: {}", state.reason());
        }
        return state;
    }

    /// A check that is under way is shared. Its result is remembered even if no probe waits for it any more.
    private synchronized CompletableFuture<DatabaseState> check() {
        if (check.isDone()) {
            check = CompletableFuture.supplyAsync(
                    () -> remember(state()), task -> Thread.ofVirtual().start(task));
        }
        return check;
    }

    /// MySQL's `super_read_only` implies this variable.
    private DatabaseState state() {
        try (var connection = pools.getFirst().getConnection();
                var _ = pools.getLast().getConnection();
                var statement = connection.createStatement();
                var answer = statement.executeQuery("SELECT @@global.read_only")) {
            return answer.next() && answer.getBoolean(1) ? DatabaseState.READ_ONLY : DatabaseState.WRITABLE;
        } catch (SQLException failure) {
            LOG.debug("No answer: {}/{}", failure.getSQLState(), failure.getErrorCode());
            return missing();
        }
    }

    private DatabaseState missing() {
        return pools.stream().anyMatch(DatabaseReadiness::isExhausted)
                ? DatabaseState.OUT_OF_CONNECTIONS
                : DatabaseState.AWAY;
    }

    private static boolean isExhausted(DataSource source) {
        try {
            var pool = source.unwrap(HikariDataSource.class);
            var connections = pool.getHikariPoolMXBean();
            return connections != null && connections.getActiveConnections() >= pool.getMaximumPoolSize();
        } catch (SQLException anotherPool) {
            return false;
        }
    }
}
