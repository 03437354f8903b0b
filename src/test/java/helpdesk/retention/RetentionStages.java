package helpdesk.retention;

import helpdesk.security.AgentCaller;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;

/// Runs of the retention policy, for tests of other packages. They were due so long ago that their batches may start.
public final class RetentionStages {

    private static final AgentCaller OFFICER = new AgentCaller("olga", "Olga Officer", true);
    private static final RetentionRules RULES = new RetentionRules(1, new DailyTime(LocalTime.NOON, "UTC"), 1);

    private final RetentionPolicies policies;
    private final RetentionRuns runs;
    private final Clock clock;

    RetentionStages(RetentionPolicies policies, RetentionRuns runs, Clock clock) {
        this.policies = policies;
        this.runs = runs;
        this.clock = clock;
    }

    /// By it, whoever was soft deleted a day before a run is due, and the run is, too.
    public void setPolicy() {
        policies.set(RULES, timeOfRun(), OFFICER, clock.instant());
    }

    public void run() {
        runs.runIfDue(timeOfRun());
    }

    private Instant timeOfRun() {
        return clock.instant().minus(Duration.ofHours(2));
    }
}
