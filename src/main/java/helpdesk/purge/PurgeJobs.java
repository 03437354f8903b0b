package helpdesk.purge;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import com.github.kagkarlsson.scheduler.jdbc.AutodetectJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import helpdesk.database.EntityId;
import java.time.Clock;
import java.util.HexFormat;
import java.util.UUID;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;

/// The jobs of large purges and of batches, in the database: another server takes over what one began and did not
/// complete.
@Component
class PurgeJobs {

    static final String TABLE = "purge_job";
    static final String PURGE = "purge";
    static final String BATCH = "purge-batch";

    /// As the workers have them.
    private static final boolean TIMES_IN_UTC = true;

    private static final Logger LOG = LoggerFactory.getLogger(PurgeJobs.class);

    private final SchedulerClient jobs;
    private final PurgeSettings settings;
    private final Clock clock;

    PurgeJobs(DataSource database, PurgeSettings settings, Clock clock) {
        this.jobs = SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(database))
                .tableName(TABLE)
                .jdbcCustomization(new AutodetectJdbcCustomization(database, TIMES_IN_UTC))
                .build();
        this.settings = settings;
        this.clock = clock;
    }

    /// Adds a job in the running transaction, which begins the purge. The job is due after the time of a lease:
    /// until then, the request that begins the purge may complete it.
    void add(PurgeId purge) {
        jobs.scheduleIfNotExists(instance(purge), clock.instant().plus(settings.lease()));
    }

    /// Adds a job in the running transaction, which starts the batch.
    void add(PurgeBatchId batch) {
        jobs.scheduleIfNotExists(instance(BATCH, batch), clock.instant());
    }

    /// Makes the job due now, for the next free worker.
    void handOver(PurgeId purge) {
        unlessTaken(purge, () -> jobs.reschedule(instance(purge), clock.instant()));
    }

    /// Deletes the job: the purge is completed.
    void end(PurgeId purge) {
        unlessTaken(purge, () -> jobs.cancel(instance(purge)));
    }

    /// If a worker has taken over the purge, the job is left to it.
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

    /// The id of the purge or of the batch.
    static UUID idOf(TaskInstance<?> job) {
        return EntityId.uuid(HexFormat.of().parseHex(job.getId()));
    }

    private static TaskInstance<Void> instance(PurgeId purge) {
        return instance(PURGE, purge);
    }

    private static TaskInstance<Void> instance(String task, EntityId id) {
        return new TaskInstance<>(task, HexFormat.of().formatHex(id.bytes()));
    }
}
