package helpdesk.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.TransactionSystemException;

/// What a failure of the database means to the work that it ends.
public enum DatabaseFault {

    /// Another transaction was first. The work may be tried again at once.
    CONTENTION,

    /// The database cannot be reached or cannot be written. Nothing was changed, and it may be back in a moment.
    ABSENCE,

    /// Something may have been committed.
    DOUBT,

    /// Anything else. To try again does not help.
    DEFECT;

    /// Lock timeout, deadlock, and a conflict that a replication group finds at commit.
    private static final Set<Integer> CONTENDED = Set.of(1205, 1213, 3101);

    /// Shutdown, read-only server, read-only mode, read-only transaction, offline mode, killed session, and a
    /// replication group that does not take part: at commit, or before the first statement.
    private static final Set<Integer> ABSENT = Set.of(1053, 1290, 1836, 1792, 3032, 3169, 1927, 3100, 3796, 3797, 3798);

    private static final String CONNECTION_EXCEPTION = "08";

    private static final String POOL = HikariDataSource.class.getPackageName();

    /// As far as the failure itself tells: never [#DOUBT].
    static DatabaseFault of(Throwable failure) {
        if (causes(failure).anyMatch(DatabaseFault::isContention)) {
            return CONTENTION;
        }
        return causes(failure).anyMatch(DatabaseFault::isAbsence) ? ABSENCE : DEFECT;
    }

    /// What it means to the current request. If that has committed something before, its outcome is in doubt.
    public static DatabaseFault inRequest(Throwable failure) {
        return switch (failure) {
            case OutcomeUnknown _ -> DOUBT;
            case DatabaseUnavailable _ -> ABSENCE;
            // After all retries the value is still taken
            case DuplicateKeyException _ -> DEFECT;
            default -> of(failure) == ABSENCE && Deadline.hasCurrentCommitted() ? DOUBT : of(failure);
        };
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, DatabaseFault::reason)
                .limit(10);
    }

    /// If the rollback failed as well, the failure before it: the other one only tells that the connection is
    /// lost.
    private static @Nullable Throwable reason(Throwable failure) {
        return failure instanceof TransactionSystemException rollback
                ? rollback.getOriginalException()
                : failure.getCause();
    }

    private static boolean isContention(Throwable cause) {
        return cause instanceof ConcurrencyFailureException
                || cause instanceof DuplicateKeyException
                || (cause instanceof SQLException sql && CONTENDED.contains(sql.getErrorCode()));
    }

    private static boolean isAbsence(Throwable cause) {
        return cause instanceof SQLException sql
                && (isFromPool(sql)
                        || (sql.getSQLState() != null && sql.getSQLState().startsWith(CONNECTION_EXCEPTION))
                        || sql instanceof SQLTransientConnectionException
                        || LostConnections.areMeant(sql)
                        || ABSENT.contains(sql.getErrorCode()));
    }

    /// Whether the pool itself has thrown it, since it has closed the connection. Such failures have no SQL state.
    private static boolean isFromPool(SQLException failure) {
        return failure.getStackTrace().length > 0
                && failure.getStackTrace()[0].getClassName().startsWith(POOL);
    }
}
