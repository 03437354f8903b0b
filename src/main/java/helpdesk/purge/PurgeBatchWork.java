package helpdesk.purge;

import java.util.UUID;
import org.springframework.stereotype.Component;

/// Continues batches, group by group. A large contact is purged by the same worker, while the batch waits. If this
/// server dies, the job of its purge goes on.
@Component
class PurgeBatchWork {

    private final PurgeBatchTransactions transactions;
    private final PurgeChunks chunks;
    private final PurgeJobs jobs;
    private final PurgeMetrics metrics;

    PurgeBatchWork(PurgeBatchTransactions transactions, PurgeChunks chunks, PurgeJobs jobs, PurgeMetrics metrics) {
        this.transactions = transactions;
        this.chunks = chunks;
        this.jobs = jobs;
        this.metrics = metrics;
    }

    /// Works for a turn.
    ///
    /// @return whether the batch has ended
    boolean work(UUID id, Turn turn) {
        var batch = new PurgeBatchId(id);
        do {
            var start = System.nanoTime();
            var group = metrics.timed(() -> transactions.purgeGroup(batch, turn.contacts()));
            if (group.isLast()) {
                return true;
            }
            turn.rest().accept(System.nanoTime() - start);
            if (group.large() != null && !isCompleted(group.large(), turn)) {
                return false;
            }
        } while (turn.goesOn().getAsBoolean());
        return false;
    }

    private boolean isCompleted(Purge large, Turn turn) {
        var isCompleted = chunks.executeChunks(large, turn.rows(), turn.goesOn(), turn.rest());
        if (isCompleted) {
            jobs.end(large.purgeId());
        }
        return isCompleted;
    }
}
