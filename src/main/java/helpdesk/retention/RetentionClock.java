package helpdesk.retention;

import helpdesk.database.BackgroundWork;
import helpdesk.security.QuietTrace;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Starts the runs of the retention policy when they are due, and tells operators if they are late.
@Component
class RetentionClock {

    private static final Logger LOG = LoggerFactory.getLogger(RetentionClock.class);

    private final RetentionRuns runs;
    private final RetentionPolicies policies;
    private final Clock clock;

    RetentionClock(RetentionRuns runs, RetentionPolicies policies, Clock clock, MeterRegistry registry) {
        this.runs = runs;
        this.policies = policies;
        this.clock = clock;
        Gauge.builder(
                        "helpdesk.retention.late",
                        () -> BackgroundWork.call(this::late).toSeconds())
                .baseUnit("seconds")
                .description("How late the run of the retention policy is; 0 if it is not due")
                .register(registry);
    }

    /// What fails is tried again the next time.
    @Scheduled(fixedDelayString = "PT1M")
    void tick() {
        try {
            BackgroundWork.call(() -> {
                runs.runIfDue(clock.instant());
                return null;
            });
        } catch (RuntimeException fault) {
            LOG.warn("The run of the retention policy has to wait: {}", QuietTrace.of(fault));
        }
    }

    /// Read from the database on each scrape, so it is the same on all servers.
    private Duration late() {
        var next = policies.find().nextRunAt();
        var now = clock.instant();
        return next == null || next.isAfter(now) ? Duration.ZERO : Duration.between(next, now);
    }
}
