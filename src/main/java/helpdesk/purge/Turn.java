package helpdesk.purge;

import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/// The time that a worker has for one job before others are due.
///
/// @param failures how often the job has failed in a row. A transaction may be too large for the replication group, so
///     one that keeps failing is tried with less
/// @param goesOn whether to do another transaction. One is done in any case: otherwise a slow database would stop all
///     purges
/// @param rest is told after each transaction but the last how many nanoseconds it took
record Turn(int failures, BooleanSupplier goesOn, LongConsumer rest) {

    private static final int MOST_HALVINGS = 10;

    /// The most rows in a transaction.
    int rows() {
        return halved(PurgeTransactions.MOST_ROWS);
    }

    /// The most contacts in a transaction.
    int contacts() {
        return halved(PurgeSteps.MOST_CONTACTS);
    }

    private int halved(int most) {
        return Math.max(1, most >> Math.min(failures, MOST_HALVINGS));
    }
}
