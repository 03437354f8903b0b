package helpdesk.purge;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import helpdesk.database.BackgroundWork;
import helpdesk.security.QuietTrace;
import io.github.bucket4j.Bucket;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// The workers of this server, from its start until it is stopped: then each ends the chunk that it is at, and hands
/// the purge back. Each purge has a second, then queues up again behind all others, so that none waits for a giant one.
/// What fails is tried again, ever more rarely and with fewer rows in a transaction, without end: a purge cannot be
/// given up.
@Component
class PurgeWorkers implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(PurgeWorkers.class);

    private static final Duration POLLING = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofSeconds(3);
    private static final long TURN = Duration.ofSeconds(1).toNanos();

    /// Signs of life in a lease: with fewer missing, nobody takes a purge over.
    private static final int HEARTBEATS = 4;

    /// Then what has not ended is interrupted, and has as long once more.
    private static final Duration LONGEST_STOP = Duration.ofSeconds(4);

    private static final int MOST_HALVINGS = 10;
    private static final int MOST_DOUBLINGS = 5;

    private final DataSource database;
    private final PurgeLoop loop;
    private final PurgeRecords records;
    private final PurgeSwitch purgeSwitch;
    private final PurgeMetrics metrics;
    private final PurgeSettings settings;
    private final Clock clock;
    private final Bucket rows;
    private volatile @Nullable Scheduler running;

    PurgeWorkers(
            @Qualifier("backgroundPool") DataSource database,
            PurgeLoop loop,
            PurgeRecords records,
            PurgeSwitch purgeSwitch,
            PurgeMetrics metrics,
            PurgeSettings settings,
            Clock clock) {
        this.database = database;
        this.loop = loop;
        this.records = records;
        this.purgeSwitch = purgeSwitch;
        this.metrics = metrics;
        this.settings = settings;
        this.clock = clock;
        this.rows = Bucket.builder()
                .addLimit(limit -> limit.capacity(settings.rowsPerSecond())
                        .refillGreedy(settings.rowsPerSecond(), Duration.ofSeconds(1)))
                .build();
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
        return Scheduler.create(database, task())
                .tableName(PurgeJobs.TABLE)
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

    private Task<Void> task() {
        return Tasks.custom(PurgeJobs.TASK, Void.class)
                .onFailure(this::tryAgain)
                .execute((job, context) -> BackgroundWork.call(() -> work(PurgeJobs.purgeOf(job), context)));
    }

    private CompletionHandler<Void> work(PurgeId id, ExecutionContext context) {
        if (purgeSwitch.isPaused()) {
            return (complete, operations) ->
                    operations.reschedule(complete, clock.instant().plus(PAUSE));
        }
        var isEnded = records.find(id).map(purge -> goOn(purge, context)).orElse(true);
        return isEnded
                ? (complete, operations) -> operations.remove()
                : (complete, operations) -> operations.reschedule(complete, clock.instant());
    }

    private boolean goOn(Purge purge, ExecutionContext context) {
        var state = context.getSchedulerState();
        var end = System.nanoTime() + TURN;
        return loop.goOn(
                purge,
                rowsAfter(context.getExecution().consecutiveFailures),
                () -> !state.isShuttingDown() && System.nanoTime() < end && !purgeSwitch.isPaused(),
                this::spend);
    }

    /// A transaction can be too large for what replicates it: what fails again and again is tried with fewer rows.
    static int rowsAfter(int failures) {
        return Math.max(1, PurgeTransactions.MOST_ROWS >> Math.min(failures, MOST_HALVINGS));
    }

    /// So that requests keep their latency.
    private void spend(int done) {
        if (done > 0) {
            rows.asBlocking().consumeUninterruptibly(done);
        }
    }

    private void tryAgain(ExecutionComplete failure, ExecutionOperations<Void> operations) {
        metrics.retried();
        failure.getCause()
                .ifPresent(cause -> LOG.error(
                        "Purge {} is tried again: {}",
                        PurgeJobs.purgeOf(failure.getExecution().taskInstance).global(),
                        QuietTrace.of(cause)));
        var doublings = Math.min(MOST_DOUBLINGS, failure.getExecution().consecutiveFailures);
        operations.reschedule(failure, clock.instant().plusSeconds(1L << doublings));
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
