package helpdesk.purge.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import helpdesk.purge.work.PurgeJob;
import helpdesk.purge.work.PurgeSettings;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// The workers of this server, from its start until it is stopped: then each ends the chunk that it is at, and hands
/// the purge back.
@Component
class PurgeScheduler implements SmartLifecycle {

    private static final Duration POLLING = Duration.ofSeconds(1);

    /// Signs of life in a lease: with fewer missing, nobody takes a purge over.
    private static final int HEARTBEATS = 4;

    /// Then what has not ended is interrupted, and has as long once more.
    private static final Duration LONGEST_STOP = Duration.ofSeconds(4);

    private final DataSource database;
    private final PurgeTask task;
    private final PurgeSettings settings;
    private volatile @Nullable Scheduler running;

    PurgeScheduler(@Qualifier("backgroundPool") DataSource database, PurgeTask task, PurgeSettings settings) {
        this.database = database;
        this.task = task;
        this.settings = settings;
    }

    /// What was just handed over is not left to wait.
    void wake() {
        var scheduler = running;
        if (scheduler != null) {
            scheduler.triggerCheckForDueExecutions();
        }
    }

    @Override
    public void start() {
        if (settings.workers() > 0) {
            var scheduler = scheduler();
            scheduler.start();
            running = scheduler;
        }
    }

    /// A new one for each start: once it is stopped, it is of no more use.
    private Scheduler scheduler() {
        return Scheduler.create(database, task.task())
                .tableName(PurgeJob.TABLE)
                .schedulerName(new SchedulerName.Fixed(UUID.randomUUID().toString()))
                .threads(settings.workers())
                .pollingInterval(POLLING)
                .heartbeatInterval(settings.lease().dividedBy(HEARTBEATS))
                .missedHeartbeatsLimit(HEARTBEATS)
                .shutdownMaxWait(LONGEST_STOP)
                .alwaysPersistTimestampInUTC()
                .enableImmediateExecution()
                // Said without the database's message, which may quote values
                .failureLogging(LogLevel.OFF, false)
                .build();
    }

    @Override
    public void stop() {
        var scheduler = running;
        running = null;
        if (scheduler != null) {
            scheduler.stop();
        }
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }
}
