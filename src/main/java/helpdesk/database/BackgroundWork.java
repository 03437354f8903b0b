package helpdesk.database;

import java.lang.ScopedValue.CallableOp;
import org.jspecify.annotations.Nullable;

/// Work that no request waits for. It uses a small pool of connections of its own, so that it never takes one from
/// a request, and waits only briefly for rows that others have locked.
public final class BackgroundWork {

    private static final ScopedValue<Boolean> CURRENT = ScopedValue.newInstance();

    private BackgroundWork() {}

    /// Does the work on this thread.
    public static <T extends @Nullable Object, X extends Throwable> T call(CallableOp<T, X> work) throws X {
        return ScopedValue.where(CURRENT, true).call(work);
    }

    static boolean isCurrent() {
        return CURRENT.isBound();
    }
}
