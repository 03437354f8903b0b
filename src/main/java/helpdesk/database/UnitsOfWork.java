package helpdesk.database;

import static org.springframework.transaction.support.TransactionSynchronizationManager.isActualTransactionActive;

import java.lang.reflect.UndeclaredThrowableException;
import java.util.Objects;
import java.util.function.Supplier;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.ProxyMethodInvocation;
import org.springframework.core.NestedRuntimeException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.TransactionTemplate;

/// Runs the methods that are a [UnitOfWork].
@Component
class UnitsOfWork {

    /// The name of transactions that change nothing. They may still run in the extra time after a [Deadline].
    static final String READ_ONLY = "read-only";

    private final TransactionTemplate transactions;
    private final TransactionTemplate reads;
    private final UnitMarkers markers;

    UnitsOfWork(PlatformTransactionManager manager, UnitMarkers markers) {
        this.transactions = new TransactionTemplate(manager);
        this.reads = new TransactionTemplate(manager);
        this.reads.setName(READ_ONLY);
        this.markers = markers;
    }

    @Nullable
    Object run(MethodInvocation call) {
        Supplier<@Nullable Object> work = () -> proceed((ProxyMethodInvocation) call);
        if (isActualTransactionActive()) {
            return transactions.execute(_ -> work.get());
        }
        var unit = Objects.requireNonNull(call.getMethod().getAnnotation(UnitOfWork.class));
        return new Run(unit.repeatable(), work).toItsEnd();
    }

    /// A copy each time: a call proceeds once.
    private static @Nullable Object proceed(ProxyMethodInvocation call) {
        try {
            return call.invocableClone().proceed();
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable checked) {
            throw new UndeclaredThrowableException(checked);
        }
    }

    boolean isCommitted(UnitMarker marker) {
        return Boolean.TRUE.equals(reads.execute(transaction -> {
            transaction.setRollbackOnly();
            return markers.isCommitted(marker);
        }));
    }

    /// One unit of work from its first attempt to its last.
    private final class Run {

        private final UnitMarker marker = UnitMarker.next();
        private final Retries retries = new Retries();
        private final boolean isRepeatable;
        private final Supplier<@Nullable Object> work;

        private @Nullable Object result;
        private boolean isCommitting;

        /// Whether an attempt has sent its `COMMIT` and got no answer.
        private boolean isInDoubt;

        /// The last failure, if it came from a database that was away.
        private @Nullable RuntimeException absence;

        Run(boolean isRepeatable, Supplier<@Nullable Object> work) {
            this.isRepeatable = isRepeatable;
            this.work = work;
        }

        @Nullable
        Object toItsEnd() {
            while (true) {
                try {
                    if (!isFoundCommitted()) {
                        attempt();
                    }
                    Deadline.committed();
                    return result;
                } catch (RuntimeException failure) {
                    waitOrThrow(failure);
                }
            }
        }

        /// Looks up whether an attempt whose answer was lost has committed. If not, nothing is in doubt any more.
        private boolean isFoundCommitted() {
            if (!isInDoubt || isRepeatable) {
                return false;
            }
            isInDoubt = isCommitted(marker);
            return isInDoubt;
        }

        private void attempt() {
            Deadline.requireTimeToChange();
            isCommitting = false;
            try {
                transactions.executeWithoutResult(_ -> {
                    if (!isRepeatable) {
                        markers.add(marker);
                    }
                    result = work.get();
                    isCommitting = true;
                });
            } catch (RuntimeException failure) {
                if (isCommitting && isNoAnswer(failure)) {
                    isInDoubt = true;
                    Deadline.extendToLookUp();
                }
                throw failure;
            }
        }

        /// Whether this came instead of the answer to a `COMMIT`. Exceptions that are not about the database came after
        /// the answer, or kept the `COMMIT` from being sent.
        private static boolean isNoAnswer(RuntimeException failure) {
            return failure instanceof NestedRuntimeException && !(failure instanceof UnexpectedRollbackException);
        }

        /// A deadline that ends while the database is away does not hide why the unit of work has failed.
        private void waitOrThrow(RuntimeException failure) {
            if (isInDoubt || DatabaseFault.of(failure) == DatabaseFault.ABSENCE) {
                absence = failure;
            } else if (!(failure instanceof DeadlineExceeded)) {
                absence = null;
            }
            var fault = absence == null ? DatabaseFault.of(failure) : DatabaseFault.ABSENCE;
            if (retries.isAnother(fault, isRepeatable || !isInDoubt)) {
                return;
            }
            throw isInDoubt ? new OutcomeUnknown(failure) : whyNotDone(failure);
        }

        private RuntimeException whyNotDone(RuntimeException failure) {
            if (absence != null) {
                return new DatabaseUnavailable(absence);
            }
            return failure instanceof DeadlineExceeded || failure instanceof QueryTimeoutException
                    ? new ChangeTimedOut(failure)
                    : failure;
        }
    }
}
