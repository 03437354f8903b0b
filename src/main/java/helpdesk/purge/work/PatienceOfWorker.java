package helpdesk.purge.work;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/// A worker has a second for each purge, so that none waits for a giant one, and does so many rows in a second, so that
/// requests keep their latency. It stops at once when it is told to.
///
/// @param rows what all workers of this server may do
/// @param begin when the turn began, by the clock of `System.nanoTime()`
public record PatienceOfWorker(Bucket rows, BooleanSupplier isStopped, long begin) implements Patience {

    private static final long TURN = Duration.ofSeconds(1).toNanos();

    @Override
    public boolean forAnotherChunk() {
        return !isStopped.getAsBoolean() && System.nanoTime() - begin < TURN;
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
            rows.asBlocking().consumeUninterruptibly(done);
        }
    }
}
