package helpdesk.purge;

import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.springframework.stereotype.Component;

/// Continues large purges, chunk by chunk, for requests and workers alike. Several may work on one purge: they
/// take turns under the lock of the contact's row, and each continues where the last one stopped.
@Component
class PurgeChunks {

    private final PurgeTransactions transactions;
    private final PurgeMetrics metrics;

    PurgeChunks(PurgeTransactions transactions, PurgeMetrics metrics) {
        this.transactions = transactions;
        this.metrics = metrics;
    }

    /// Does at least one chunk, however long it takes: otherwise a slow database would stop all purges.
    ///
    /// @param rows the most rows of a chunk
    /// @param forAnother whether to do another chunk
    /// @param rest is told after each chunk but the last how many nanoseconds it took
    /// @return whether the purge is completed
    boolean executeChunks(Purge purge, int rows, BooleanSupplier forAnother, LongConsumer rest) {
        do {
            var start = System.nanoTime();
            var chunk = metrics.timed(() -> transactions.executeChunk(purge.purgeId(), purge.contact(), rows));
            if (chunk.isLast()) {
                return true;
            }
            rest.accept(System.nanoTime() - start);
        } while (forAnother.getAsBoolean());
        return false;
    }
}
