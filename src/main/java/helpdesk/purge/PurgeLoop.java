package helpdesk.purge;

import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.springframework.stereotype.Component;

/// Goes on with large purges, chunk by chunk. Requests and workers share it: several on one purge take turns at the
/// lock of the contact's row, and each finds what the one before has left.
@Component
class PurgeLoop {

    private final PurgeTransactions transactions;
    private final PurgeMetrics metrics;

    PurgeLoop(PurgeTransactions transactions, PurgeMetrics metrics) {
        this.transactions = transactions;
        this.metrics = metrics;
    }

    /// At least a chunk, however long it takes: otherwise a slow database would let no purge get on.
    ///
    /// @param rows how many rows a chunk does at most
    /// @param forAnother whether there is to be another chunk
    /// @param done hears to how many rows a chunk has done something
    /// @return whether the purge is at its end
    boolean goOn(Purge purge, int rows, BooleanSupplier forAnother, IntConsumer done) {
        do {
            var chunk = metrics.timed(() -> transactions.goOn(purge.purgeId(), purge.contact(), rows));
            done.accept(chunk.rows());
            if (chunk.isLast()) {
                return true;
            }
        } while (forAnother.getAsBoolean());
        return false;
    }
}
