package helpdesk.purge;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Clock;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// The jobs of purges, in the database: what one server begins and does not end, another one takes over.
@Component
class PurgeJobs {

    /// The name of all of them; each has the id of its purge.
    static final String TASK = "purge";

    private static final Logger LOG = LoggerFactory.getLogger(PurgeJobs.class);

    private final SchedulerClient jobs;
    private final Purges purges;
    private final PurgeSettings settings;
    private final Clock clock;

    PurgeJobs(SchedulerClient jobs, Purges purges, PurgeSettings settings, Clock clock) {
        this.jobs = jobs;
        this.purges = purges;
        this.settings = settings;
        this.clock = clock;
    }

    /// In the running transaction: the purge has its job from the first moment on. Whoever begins it has a lease to end
    /// it.
    void add(PurgeId purge) {
        jobs.scheduleIfNotExists(instance(purge), clock.instant().plus(settings.lease()));
    }

    /// To the next worker that is free.
    void handOver(PurgeId purge) {
        unlessTaken(purge, () -> jobs.reschedule(instance(purge), clock.instant()));
    }

    /// The purge is at an end.
    void end(PurgeId purge) {
        unlessTaken(purge, () -> jobs.cancel(instance(purge)));
    }

    /// A worker that has taken the purge over also takes care of its job.
    private static void unlessTaken(PurgeId purge, Runnable change) {
        try {
            change.run();
        } catch (TaskInstanceException taken) {
            LOG.debug(
                    "A worker has taken over purge {}: {}",
                    purge.global(),
                    taken.getClass().getSimpleName());
        }
    }

    /// Gives a job to those who have none: to those that began before there were jobs.
    @Scheduled(initialDelayString = "PT5S", fixedDelayString = "PT1M")
    void addMissing() {
        purges.withoutJob().forEach(purge -> jobs.scheduleIfNotExists(instance(purge), clock.instant()));
    }

    static String nameOf(PurgeId purge) {
        return HexFormat.of().formatHex(purge.bytes());
    }

    private static TaskInstance<Void> instance(PurgeId purge) {
        return new TaskInstance<>(TASK, nameOf(purge));
    }
}
