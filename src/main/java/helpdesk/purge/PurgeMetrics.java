package helpdesk.purge;

import helpdesk.database.BackgroundWork;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Metrics of purges for operators: numbers and times, without contacts.
@Component
class PurgeMetrics {

    private static final String PURGES = "helpdesk.purges";

    private final JdbcClient jdbc;
    private final Timer chunks;
    private final Counter retries;

    PurgeMetrics(MeterRegistry registry, JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.chunks = Timer.builder("helpdesk.purge.chunk")
                .description("Transactions of large purges")
                .register(registry);
        this.retries = Counter.builder("helpdesk.purge.retries")
                .description("Attempts of workers that failed and are repeated")
                .register(registry);
        gauge(registry, "running", "Large purges that a worker is working on, on all servers", """
            SELECT COUNT(*) FROM purge_job WHERE picked
            """);
        gauge(registry, "waiting", "Large purges that wait for a worker, on all servers", """
            SELECT COUNT(*) FROM purge_job WHERE NOT picked
            """);
    }

    /// Read from the database on each scrape, so it is the same on all servers. Uses no connection of the
    /// requests.
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
