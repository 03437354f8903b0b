package helpdesk.database;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes snapshots: read-only transactions, which see what was there at their first statement.
@Component
class Snapshots {

    private final TransactionTemplate transactions;

    Snapshots(PlatformTransactionManager manager) {
        transactions = new TransactionTemplate(manager);
        transactions.setReadOnly(true);
        transactions.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    @Nullable
    Object take(Supplier<@Nullable Object> reading) {
        return Patience.read(() -> transactions.execute(_ -> reading.get()));
    }
}
