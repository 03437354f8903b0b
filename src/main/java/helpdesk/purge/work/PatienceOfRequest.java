package helpdesk.purge.work;

import java.time.Duration;

/// A request does what a small contact takes, and waits for no more.
public final class PatienceOfRequest implements Patience {

    private static final long SEARCH = Duration.ofSeconds(1).toNanos();

    private final long begin = System.nanoTime();
    private int moreChunks = 1;

    @Override
    public boolean forAnotherChunk() {
        return moreChunks-- > 0;
    }

    @Override
    public boolean forMoreTexts() {
        return System.nanoTime() - begin < SEARCH;
    }

    /// The search keeps no small contact from its end: the record says how far it went.
    @Override
    public boolean comesBack() {
        return false;
    }

    @Override
    public void spend(int rows) {}
}
