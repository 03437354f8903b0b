package helpdesk.purge.job;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import helpdesk.database.EntityId;
import helpdesk.purge.record.PurgeId;
import helpdesk.purge.work.PurgeJob;
import helpdesk.purge.work.PurgeSettings;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// The jobs of purges, in the database: what one server begins and does not end, another one takes over.
@Component
public class PurgeJobs {

    private static final Logger LOG = LoggerFactory.getLogger(PurgeJobs.class);

    private final SchedulerClient jobs;
    private final JdbcClient jdbc;
    private final PurgeSettings settings;
    private final Clock clock;

    PurgeJobs(SchedulerClient jobs, JdbcClient jdbc, PurgeSettings settings, Clock clock) {
        this.jobs = jobs;
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /// In the running transaction: the purge has its job from the first moment on. Whoever begins it has a lease to end
    /// it.
    public void add(PurgeId purge) {
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
        withoutJob().forEach(purge -> jobs.scheduleIfNotExists(instance(purge), clock.instant()));
    }

    /// Those that nobody will ever go on with, unless somebody gives them a job.
    public List<PurgeId> withoutJob() {
        return jdbc.sql("""
            SELECT p.id FROM contact_purge p WHERE p.state = 'RUNNING' AND NOT EXISTS (
                SELECT 1 FROM purge_job j WHERE j.task_name = :task AND j.task_instance = LOWER(HEX(p.id)))
            """)
                .param("task", PurgeJob.TASK)
                .query((row, _) -> new PurgeId(EntityId.uuid(row.getBytes(1))))
                .list();
    }

    private static TaskInstance<Void> instance(PurgeId purge) {
        return new TaskInstance<>(PurgeJob.TASK, PurgeJob.nameOf(purge));
    }
}
