package helpdesk.management;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// Whether the database can be reached and written, with a connection of each pool that requests use. All who ask
/// at the same time share one answer, which takes one connection of each pool at most, and comes soon even if
/// there is none. The name of the bean makes it `database` among the indicators.
@Component("databaseHealthIndicator")
class DatabaseReadiness implements HealthIndicator {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseReadiness.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final List<DataSource> pools;
    private final AtomicReference<DatabaseState> last = new AtomicReference<>(DatabaseState.WRITABLE);
    private CompletableFuture<DatabaseState> look = CompletableFuture.completedFuture(DatabaseState.WRITABLE);
    private CompletableFuture<DatabaseState> answer = look;

    DatabaseReadiness(DataSource reads, @Qualifier("transactionPool") DataSource transactions) {
        this.pools = List.of(reads, transactions);
    }

    @Override
    public Health health() {
        var state = look().join();
        return health(state == null ? missing() : state);
    }

    private Health health(DatabaseState state) {
        if (last.getAndSet(state) != state) {
            LOG.warn("Readiness has changed: {}", state.reason());
        }
        var health = state == DatabaseState.WRITABLE ? Health.up() : Health.down();
        return health.withDetail("reason", state.reason()).build();
    }

    /// What comes of the one that somebody else has begun, as long as it takes. All who ask wait until two seconds after
    /// its beginning, and no longer: otherwise their threads were soon all that there are.
    private synchronized CompletableFuture<DatabaseState> look() {
        if (look.isDone()) {
            look = CompletableFuture.supplyAsync(
                    this::state, task -> Thread.ofVirtual().start(task));
            answer = look.copy().completeOnTimeout(null, PATIENCE.toMillis(), MILLISECONDS);
        }
        return answer;
    }

    /// MySQL has another switch for whoever may write in spite of this one; it does not go without this one.
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
