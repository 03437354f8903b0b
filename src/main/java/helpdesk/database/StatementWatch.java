package helpdesk.database;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Has the database kill the queries of requests whose time is over. The driver could do that, with a timer for each
/// connection that each query starts and stops: 7 % of the CPU time of a short one.
@Component
final class StatementWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StatementWatch.class);

    private static final Duration PERIOD = Duration.ofMillis(200);

    private final Set<Query> running = ConcurrentHashMap.newKeySet();
    private final Thread watcher =
            Thread.ofPlatform().daemon().name("statement-watch").start(this::watch);

    private void watch() {
        while (Retries.sleep(PERIOD)) {
            running.stream().filter(Query::isLate).toList().forEach(this::kill);
        }
    }

    /// On a thread of its own, since to kill takes a new connection.
    private void kill(Query late) {
        running.remove(late);
        Thread.startVirtualThread(late::kill);
    }

    /// To be closed when the query has ended; null outside requests, which may take as long as they need.
    @Nullable
    Query begin(Statement statement, boolean toChange) {
        return Deadline.current()
                .map(deadline -> new Query(statement, deadline, toChange))
                .orElse(null);
    }

    @Override
    public void close() {
        watcher.interrupt();
    }

    final class Query implements AutoCloseable {

        private final long begin = System.nanoTime();
        private final Statement statement;
        private final Deadline deadline;
        private final boolean toChange;
        private boolean hasEnded;

        private Query(Statement statement, Deadline deadline, boolean toChange) {
            this.statement = statement;
            this.deadline = deadline;
            this.toChange = toChange;
            running.add(this);
        }

        private boolean isLate() {
            return deadline.isOver(begin, toChange);
        }

        /// To be repeated: before the database has begun with the query, this has no effect.
        private synchronized void kill() {
            try {
                if (!hasEnded) {
                    statement.cancel();
                    running.add(this);
                }
            } catch (SQLException failure) {
                LOG.warn("Could not have a query killed whose time is over", failure);
            }
        }

        /// Waits until it is killed, if it is being killed: the next query of the connection must not be.
        @Override
        public synchronized void close() {
            hasEnded = true;
            running.remove(this);
        }
    }
}
