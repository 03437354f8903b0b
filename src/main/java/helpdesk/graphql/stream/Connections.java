package helpdesk.graphql.stream;

import helpdesk.security.QuietTrace;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// All open connections of this server. None holds up its shutdown: they end before the web server waits for its
/// requests, and clients go on with another server.
@Component
class Connections implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private volatile boolean isRunning;

    void open(Connection connection) {
        open.add(connection);
        Thread.ofVirtual().name("stream").start(() -> run(connection));
        if (!isRunning) {
            connection.end(Ending.SHUTTING_DOWN);
        }
    }

    private void run(Connection connection) {
        try {
            connection.run();
        } catch (RuntimeException fault) {
            LOG.error("A connection failed: {}", QuietTrace.of(fault));
        } finally {
            close(connection);
        }
    }

    private synchronized void close(Connection connection) {
        open.remove(connection);
        notifyAll();
    }

    @Override
    public void start() {
        isRunning = true;
    }

    @Override
    public void stop() {
        isRunning = false;
        open.forEach(connection -> connection.end(Ending.SHUTTING_DOWN));
        awaitTheirEnds();
    }

    private synchronized void awaitTheirEnds() {
        var end = System.nanoTime() + PATIENCE.toNanos();
        try {
            for (var left = PATIENCE.toMillis();
                    !open.isEmpty() && left > 0;
                    left = (end - System.nanoTime()) / 1_000_000) {
                wait(left);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }
}
