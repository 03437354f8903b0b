package helpdesk.graphql.stream;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// All WebSockets and event streams of this server. They end before the web server waits for its requests, so
/// that none holds up its shutdown; clients then reconnect to another server.
@Component
class OpenConnections implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(OpenConnections.class);

    /// For operations over WebSockets that are being executed. All else ends at once.
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Set<Runnable> open = ConcurrentHashMap.newKeySet();

    /// With one more party, for the server itself.
    private final Phaser ends = new Phaser(1);

    private volatile boolean isRunning;

    /// @param end asks the connection to end soon
    void add(Runnable end) {
        ends.register();
        open.add(end);
        if (!isRunning) {
            end.run();
        }
    }

    void remove(Runnable end) {
        if (open.remove(end)) {
            ends.arriveAndDeregister();
        }
    }

    @Override
    public void start() {
        isRunning = true;
    }

    @Override
    public void stop() {
        isRunning = false;
        open.forEach(Runnable::run);
        try {
            ends.awaitAdvanceInterruptibly(ends.arrive(), PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException _) {
            LOG.warn("Some operations were not answered before the shutdown");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }
}
