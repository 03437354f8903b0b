package helpdesk.database;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/// Lets no transaction begin after the deadline of its request, a retry included; and never comes between a commit and
/// its answer.
@Component
class DeadlineOfTransactions implements TransactionExecutionListener {

    @Override
    public void beforeBegin(TransactionExecution transaction) {
        Deadline.current().ifPresent(deadline -> deadline.secondsLeft(isToChange(transaction)));
    }

    @Override
    public void afterCommit(TransactionExecution transaction, @Nullable Throwable failure) {
        if (failure == null && !transaction.isReadOnly()) {
            Deadline.current().ifPresent(Deadline::committed);
        }
    }

    private static boolean isToChange(TransactionExecution transaction) {
        return !transaction.isReadOnly() && !transaction.getTransactionName().equals(UnitsOfWork.LOOK_UP);
    }
}
