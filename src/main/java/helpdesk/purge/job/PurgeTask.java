package helpdesk.purge.job;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteRemove;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import helpdesk.database.BackgroundWork;
import helpdesk.purge.record.PurgeId;
import helpdesk.purge.work.PatienceOfWorker;
import helpdesk.purge.work.PurgeClaim;
import helpdesk.purge.work.PurgeJob;
import helpdesk.purge.work.PurgeMetrics;
import helpdesk.purge.work.PurgeSettings;
import helpdesk.purge.work.PurgeWorker;
import helpdesk.security.QuietTrace;
import io.github.bucket4j.Bucket;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// What a worker does when a purge's turn comes: some of it, and then the purge queues up again behind all others. What
/// fails is tried again, ever more rarely, without end: a purge cannot be given up.
@Component
class PurgeTask {

    private static final Logger LOG = LoggerFactory.getLogger(PurgeTask.class);
    private static final Duration REST = Duration.ofSeconds(3);
    private static final int MOST_DOUBLINGS = 5;

    private final PurgeWorker worker;
    private final PurgeSwitch rest;
    private final PurgeMetrics metrics;
    private final Clock clock;
    private final Bucket rows;

    PurgeTask(PurgeWorker worker, PurgeSwitch rest, PurgeMetrics metrics, PurgeSettings settings, Clock clock) {
        this.worker = worker;
        this.rest = rest;
        this.metrics = metrics;
        this.clock = clock;
        this.rows = Bucket.builder()
                .addLimit(limit -> limit.capacity(settings.rowsPerSecond())
                        .refillGreedy(settings.rowsPerSecond(), Duration.ofSeconds(1)))
                .build();
    }

    Task<Void> task() {
        return Tasks.custom(PurgeJob.TASK, Void.class).onFailure(this::tryAgain).execute(this::execute);
    }

    private CompletionHandler<Void> execute(TaskInstance<Void> job, ExecutionContext context) {
        return BackgroundWork.call(() -> takeTurn(idOf(job), context));
    }

    private CompletionHandler<Void> takeTurn(PurgeId purge, ExecutionContext context) {
        if (rest.isPaused()) {
            return (complete, operations) ->
                    operations.reschedule(complete, clock.instant().plus(REST));
        }
        var isStopped = context.getSchedulerState();
        var patience = new PatienceOfWorker(
                rows,
                () -> isStopped.isShuttingDown() || rest.isPaused(),
                context.getExecution().consecutiveFailures,
                System.nanoTime());
        var claim = PurgeClaim.ofWorker(context.getExecution().version);
        return switch (worker.work(purge, claim, patience)) {
            case AT_AN_END -> new OnCompleteRemove<>();
            case WANTS_ANOTHER_TURN -> (complete, operations) -> operations.reschedule(complete, clock.instant());
            case TAKEN_OVER -> (_, _) -> LOG.info("Purge {} was taken over", purge.global());
        };
    }

    private void tryAgain(ExecutionComplete failure, ExecutionOperations<Void> operations) {
        metrics.retried();
        failure.getCause()
                .ifPresent(cause -> LOG.error(
                        "Purge {} is tried again: {}",
                        idOf(failure.getExecution().taskInstance).global(),
                        QuietTrace.of(cause)));
        var doublings = Math.min(MOST_DOUBLINGS, failure.getExecution().consecutiveFailures);
        operations.reschedule(failure, clock.instant().plusSeconds(1L << doublings));
    }

    private static PurgeId idOf(TaskInstance<?> job) {
        return PurgeJob.purgeOf(job.getId());
    }
}
