package helpdesk.database;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedRuntimeException;
import org.springframework.transaction.UnexpectedRollbackException;

/// One unit of work from its first attempt to its last. What an attempt has returned is kept until it is known whether
/// it has committed.
final class UnitOfWorkRun {

    private final UnitMarker marker = UnitMarker.next();
    private final Patience patience = new Patience();
    private final UnitsOfWork units;
    private final boolean isRepeatable;
    private final Supplier<@Nullable Object> work;

    private @Nullable Object answer;
    private boolean isInDoubt;
    private DatabaseFault last = DatabaseFault.DEFECT;
    private @Nullable RuntimeException firstAbsence;

    UnitOfWorkRun(UnitsOfWork units, boolean isRepeatable, Supplier<@Nullable Object> work) {
        this.units = units;
        this.isRepeatable = isRepeatable;
        this.work = work;
    }

    @Nullable
    Object run() {
        while (true) {
            try {
                if (isInDoubt && !isRepeatable && units.isCommitted(marker)) {
                    Deadline.current().ifPresent(Deadline::committed);
                } else {
                    attempt();
                }
                return answer;
            } catch (RuntimeException failure) {
                waitAfter(failure);
            }
        }
    }

    /// What can be repeated stays in doubt until it has been run once more to its end.
    private void attempt() {
        var wasInDoubt = isInDoubt && isRepeatable;
        isInDoubt = false;
        try {
            attempt(() -> {
                answer = work.get();
                isInDoubt = true;
            });
        } catch (RuntimeException failure) {
            isInDoubt = wasInDoubt || (isInDoubt && isNoAnswer(failure));
            if (isInDoubt && !wasInDoubt) {
                patience.beginAnew();
            }
            throw failure;
        }
    }

    private void attempt(Runnable marked) {
        if (isRepeatable) {
            units.attempt(marked);
        } else {
            units.attempt(marker, marked);
        }
    }

    /// Whether this came instead of the answer to a `COMMIT`. What the database has nothing to do with came after its
    /// answer, or kept it from being sent.
    private static boolean isNoAnswer(RuntimeException failure) {
        return failure instanceof NestedRuntimeException && !(failure instanceof UnexpectedRollbackException);
    }

    private void waitAfter(RuntimeException failure) {
        last = fault(failure);
        if (last == DatabaseFault.ABSENCE && firstAbsence == null) {
            firstAbsence = failure;
        }
        if (patience.bears(last, isRepeatable || !isInDoubt)) {
            return;
        }
        if (isInDoubt) {
            throw new OutcomeUnknown(failure);
        }
        throw firstAbsence != null && last == DatabaseFault.ABSENCE ? new DatabaseUnavailable(firstAbsence) : failure;
    }

    /// Who waited for a database that was away until there was no time left is told that it was away.
    private DatabaseFault fault(RuntimeException failure) {
        var isStillAway = failure instanceof DeadlineExceeded && last == DatabaseFault.ABSENCE;
        return isInDoubt || isStillAway ? DatabaseFault.ABSENCE : DatabaseFault.of(failure);
    }
}
