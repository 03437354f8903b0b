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
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// The workers of this server. Each purge and each batch gets a second, then waits behind all others again, so that
/// none waits for a giant one. One that fails is tried again and again, less often and with fewer rows in a
/// transaction: it cannot be given up. When the server stops, each worker finishes its chunk and puts the purge back.
@Component
class PurgeJobWorkers implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(PurgeJobWorkers.class);

    private static final Duration POLLING = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofSeconds(3);
    private static final long TURN = Duration.ofSeconds(1).toNanos();

    /// So that a server that stops does not have to wait for long.
    private static final long LONGEST_REST = Duration.ofSeconds(1).toNanos();

    /// How many heartbeats a lease has. Another server takes a purge over when all of them are missing.
    private static final int HEARTBEATS = 4;

    /// After that, db-scheduler interrupts what still runs, and waits as long again.
    private static final Duration LONGEST_STOP = Duration.ofSeconds(4);

    private static final int MOST_DOUBLINGS = 5;

    private final DataSource database;
    private final PurgeChunks chunks;
    private final PurgeRecords records;
    private final PurgeBatchWork batches;
    private final PurgeSwitch purgeSwitch;
    private final PurgeMetrics metrics;
    private final PurgeSettings settings;
    private final Clock clock;
    private volatile @Nullable Scheduler running;

    PurgeJobWorkers(
            @Qualifier("backgroundPool") DataSource database,
            PurgeChunks chunks,
            PurgeRecords records,
            PurgeBatchWork batches,
            PurgeSwitch purgeSwitch,
            PurgeMetrics metrics,
            PurgeSettings settings,
            Clock clock) {
        this.database = database;
        this.chunks = chunks;
        this.records = records;
        this.batches = batches;
        this.purgeSwitch = purgeSwitch;
        this.metrics = metrics;
        this.settings = settings;
        this.clock = clock;
    }

    /// Looks for jobs at once, instead of at the next poll.
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

    /// A new one for each start: a stopped scheduler cannot be started again.
    private Scheduler scheduler() {
        return Scheduler.create(
                        database, task(PurgeJobs.PURGE, this::continuePurge), task(PurgeJobs.BATCH, batches::work))
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

    private Task<Void> task(String name, Work work) {
        return Tasks.custom(name, Void.class)
                .onFailure(this::tryAgain)
                .execute((job, context) -> BackgroundWork.call(() -> takeTurn(work, PurgeJobs.idOf(job), context)));
    }

    private CompletionHandler<Void> takeTurn(Work work, UUID id, ExecutionContext context) {
        if (purgeSwitch.isPaused()) {
            return (complete, operations) ->
                    operations.reschedule(complete, clock.instant().plus(PAUSE));
        }
        return work.isEnded(id, turn(context)) ? (complete, operations) -> operations.remove() : this::takeAnotherTurn;
    }

    private Turn turn(ExecutionContext context) {
        var state = context.getSchedulerState();
        var end = System.nanoTime() + TURN;
        return new Turn(
                context.getExecution().consecutiveFailures,
                () -> !state.isShuttingDown() && System.nanoTime() < end && !purgeSwitch.isPaused(),
                this::rest);
    }

    /// Behind the others that are due, but without a wait for the next poll.
    private void takeAnotherTurn(ExecutionComplete complete, ExecutionOperations<Void> operations) {
        operations.reschedule(complete, clock.instant());
        wake();
    }

    private boolean continuePurge(UUID id, Turn turn) {
        return records.find(new PurgeId(id))
                .map(purge -> chunks.executeChunks(purge, turn.rows(), turn.goesOn(), turn.rest()))
                .orElse(true);
    }

    /// What a worker does for a job.
    private interface Work {

        /// Works for a turn, and tells whether the job is done.
        boolean isEnded(UUID id, Turn turn);
    }

    /// Leaves the database to requests. The busier it is, the longer a chunk takes, and the longer its worker rests.
    private void rest(long worked) {
        var resting = (long) (worked / settings.shareOfTime()) - worked;
        LockSupport.parkNanos(Math.min(resting, LONGEST_REST));
    }

    private void tryAgain(ExecutionComplete failure, ExecutionOperations<Void> operations) {
        metrics.retried();
        failure.getCause()
                .ifPresent(cause -> LOG.error(
                        "Purge {} is tried again: {}",
                        PurgeJobs.idOf(failure.getExecution().taskInstance),
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
