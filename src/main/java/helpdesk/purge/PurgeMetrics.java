package helpdesk.purge;

import helpdesk.database.BackgroundWork;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What whoever operates the servers sees of the purges: numbers and times, and nothing that tells whose they are.
@Component
class PurgeMetrics {

    private static final String PURGES = "helpdesk.purges";

    private final JdbcClient jdbc;
    private final Timer chunks;
    private final Counter retries;

    PurgeMetrics(MeterRegistry registry, JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.chunks = Timer.builder("helpdesk.purge.chunk")
                .description("Transactions of purges")
                .register(registry);
        this.retries = Counter.builder("helpdesk.purge.retries")
                .description("Turns of purges that failed and are tried again")
                .register(registry);
        gauge(registry, "running", "Purges that a worker of some server has in hand", """
            SELECT COUNT(*) FROM purge_job WHERE picked
            """);
        gauge(registry, "waiting", "Purges that wait for their next turn", """
            SELECT COUNT(*) FROM purge_job WHERE NOT picked
            """);
    }

    /// Asks the database when it is read: the same number on all servers. It waits for no connection of the requests'.
    private void gauge(MeterRegistry registry, String state, String description, String count) {
        Gauge.builder(
                        PURGES,
                        () -> BackgroundWork.call(
                                () -> jdbc.sql(count).query(Integer.class).single()))
                .tag("state", state)
                .description(description)
                .register(registry);
    }

    <T> T timed(Supplier<T> chunk) {
        return chunks.record(chunk);
    }

    void retried() {
        retries.increment();
    }
}
