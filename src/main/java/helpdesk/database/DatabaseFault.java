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

/// What a failure means to whoever asked something of the database.
public enum DatabaseFault {

    /// Somebody else was first: tried again at once, it is somebody's turn.
    CONTENTION,

    /// The database cannot be reached or cannot be written, and it changed nothing. It may be back in a moment.
    ABSENCE,

    /// Something may have been committed.
    DOUBT,

    /// Everything else, which is the same however often it is tried.
    DEFECT;

    /// Lock timeout, deadlock, and a conflict that a replication group finds at commit.
    private static final Set<Integer> CONTENDED = Set.of(1205, 1213, 3101);

    /// Shutdown, read-only server, read-only mode, read-only transaction, offline mode, killed session, and a
    /// replication group that does not take part: at commit, or before the first statement.
    private static final Set<Integer> ABSENT = Set.of(1053, 1290, 1836, 1792, 3032, 3169, 1927, 3100, 3796, 3797, 3798);

    private static final String CONNECTION_EXCEPTION = "08";

    private static final String POOL = HikariDataSource.class.getPackageName();

    /// What it is, as far as the failure itself tells.
    static DatabaseFault of(Throwable failure) {
        if (causes(failure).anyMatch(DatabaseFault::isContention)) {
            return CONTENTION;
        }
        return causes(failure).anyMatch(DatabaseFault::isAbsence) ? ABSENCE : DEFECT;
    }

    /// What it is to whoever made the request in which it happened. If that has committed something before, it is in
    /// doubt.
    public static DatabaseFault inRequest(Throwable failure) {
        return switch (failure) {
            case OutcomeUnknown _ -> DOUBT;
            case DatabaseUnavailable _ -> ABSENCE;
            // Taken in every attempt, it is taken for good
            case DuplicateKeyException _ -> DEFECT;
            default -> of(failure) == ABSENCE && Deadline.hasCurrentCommitted() ? DOUBT : of(failure);
        };
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, DatabaseFault::reason)
                .limit(10);
    }

    /// What failed first, if the rollback failed as well: that tells no more than that the connection is gone.
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
                        || ABSENT.contains(sql.getErrorCode()));
    }

    /// Whether the pool itself speaks, of a connection that it has closed since it leads nowhere: it gives no state.
    private static boolean isFromPool(SQLException failure) {
        return failure.getStackTrace().length > 0
                && failure.getStackTrace()[0].getClassName().startsWith(POOL);
    }
}
