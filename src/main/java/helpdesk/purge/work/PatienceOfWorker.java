package helpdesk.purge.work;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/// A worker has a second for each purge, so that none waits for a giant one, and does so many rows in a second, so that
/// requests keep their latency. It stops at once when it is told to. What fails again and again is tried with fewer
/// rows, down to a single one: a transaction can be too large for what replicates it.
///
/// @param allRows what all workers of this server may do
/// @param failures how often in a row the purge has failed
/// @param begin when the turn began, by the clock of `System.nanoTime()`
public record PatienceOfWorker(Bucket allRows, BooleanSupplier isStopped, int failures, long begin)
        implements Patience {

    private static final int MOST_HALVINGS = 10;
    private static final long TURN = Duration.ofSeconds(1).toNanos();

    @Override
    public boolean forAnotherChunk() {
        return !isStopped.getAsBoolean() && System.nanoTime() - begin < TURN;
    }

    @Override
    public int rows() {
        return Math.max(1, ROWS >> Math.min(failures, MOST_HALVINGS));
    }

    @Override
    public boolean forMoreTexts() {
        return forAnotherChunk();
    }

    @Override
    public boolean comesBack() {
        return true;
    }

    @Override
    public void spend(int done) {
        if (done > 0) {
            allRows.asBlocking().consumeUninterruptibly(done);
        }
    }
}
