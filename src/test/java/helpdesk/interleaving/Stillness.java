package helpdesk.interleaving;

import java.time.Duration;

/// Finds out when nothing moves by itself any more: each session is stopped, at its end, or waits for a row of the
/// other.
record Stillness(LockWaits waits) {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /// A lock is handed over within it, and a deadlock resolved.
    private static final Duration HANDING_OVER = Duration.ofMillis(50);

    void await(Session session) throws InterruptedException {
        if (!session.stopsWithin(PATIENCE.toMillis())) {
            throw new IllegalStateException("Session " + session.side() + " does not stop");
        }
    }

    /// False when it waits for a row. When both seem to wait, it is a deadlock, which the database resolves.
    boolean awaitOrLockWait(Session moved, Session other) throws InterruptedException {
        var begin = System.nanoTime();
        var alone = begin;
        while (!moved.stopsWithin(1)) {
            var now = System.nanoTime();
            if (other.isWorking()) {
                alone = now + HANDING_OVER.toNanos();
            } else if (moved.isWorking() && now >= alone && waits.count() > 0) {
                return false;
            }
            requireTime(begin, moved);
        }
        return true;
    }

    /// Whether a session that waited for a row has got it, or was made to give way, by a step of the other one: by the
    /// end of a transaction, or by a deadlock, which ends the transaction of either.
    boolean awaitIfFree(Session waiting, Step step, boolean isDeadlock) throws InterruptedException {
        if (step.effect().frees() || isDeadlock) {
            await(waiting);
        }
        return waiting.isStill();
    }

    private static void requireTime(long begin, Session session) {
        if (System.nanoTime() - begin > PATIENCE.toNanos()) {
            throw new IllegalStateException("Session " + session.side() + " neither stops nor waits");
        }
    }
}
