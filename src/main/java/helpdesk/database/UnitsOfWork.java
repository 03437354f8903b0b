package helpdesk.database;

import static org.springframework.transaction.support.TransactionSynchronizationManager.isActualTransactionActive;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Runs units of work, one within another as part of it.
@Component
class UnitsOfWork {

    /// The name of transactions that change nothing: they look up whether another one has committed.
    static final String LOOK_UP = "look-up";

    private final TransactionTemplate transactions;
    private final TransactionTemplate lookUps;
    private final UnitMarkers markers;

    UnitsOfWork(PlatformTransactionManager manager, UnitMarkers markers) {
        this.transactions = new TransactionTemplate(manager);
        this.lookUps = new TransactionTemplate(manager);
        this.lookUps.setName(LOOK_UP);
        this.markers = markers;
    }

    @Nullable
    Object run(boolean isRepeatable, Supplier<@Nullable Object> work) {
        return isActualTransactionActive()
                ? transactions.execute(_ -> work.get())
                : new UnitOfWorkRun(this, isRepeatable, work).run();
    }

    void attempt(Runnable work) {
        transactions.executeWithoutResult(_ -> work.run());
    }

    /// In a transaction that leaves the marker behind if it commits.
    void attempt(UnitMarker marker, Runnable work) {
        attempt(() -> {
            markers.add(marker);
            work.run();
        });
    }

    boolean isCommitted(UnitMarker marker) {
        return Boolean.TRUE.equals(lookUps.execute(transaction -> {
            transaction.setRollbackOnly();
            return markers.isCommitted(marker);
        }));
    }
}
