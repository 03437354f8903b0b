package helpdesk.database;

import static org.springframework.transaction.support.TransactionSynchronizationManager.getCurrentTransactionName;
import static org.springframework.transaction.support.TransactionSynchronizationManager.isActualTransactionActive;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCreator;
import org.springframework.jdbc.core.PreparedStatementSetter;
import org.springframework.jdbc.core.ResultSetExtractor;

/// Limits each statement to the time that is left of its request: then the database is asked to kill it, for queries
/// by [StatementWatch] and for all others by the driver. Repeats reads while the database is away, except in a
/// transaction, which is repeated as a whole. All statements of the application pass here, those of repositories and of
/// `JdbcClient` too.
final class DeadlineJdbcTemplate extends JdbcTemplate {

    /// Set explicitly: the driver caches prepared statements, and with them the timeout they had before.
    private static final int NO_LIMIT = 0;

    /// Tells the driver to fetch the rows one after the other.
    private static final int ROW_BY_ROW = Integer.MIN_VALUE;

    private static final int ALL_ROWS = 0;

    /// `ER_QUERY_INTERRUPTED`: what the driver sometimes reports of a statement that it had killed.
    private static final int INTERRUPTED = 1317;

    private final StatementWatch watch;

    DeadlineJdbcTemplate(DataSource source, StatementWatch watch) {
        super(source);
        this.watch = watch;
    }

    @Override
    public int getQueryTimeout() {
        return Deadline.current()
                .map(deadline -> deadline.secondsLeft(isToChange()))
                .orElse(NO_LIMIT);
    }

    /// Reading for an answer stops when the answer gets too long, so the driver must not fetch all rows at once.
    @Override
    public int getFetchSize() {
        return Deadline.current().isPresent() && !isActualTransactionActive() ? ROW_BY_ROW : ALL_ROWS;
    }

    @Override
    public <T extends @Nullable Object> T query(String sql, ResultSetExtractor<T> rows) {
        return Retries.read(() -> super.query(sql, rows));
    }

    @Override
    public <T extends @Nullable Object> T query(
            PreparedStatementCreator statement, @Nullable PreparedStatementSetter values, ResultSetExtractor<T> rows) {
        return Retries.read(() -> execute(statement, prepared -> query(prepared, values, rows)));
    }

    private <T extends @Nullable Object> T query(
            PreparedStatement statement, @Nullable PreparedStatementSetter values, ResultSetExtractor<T> rows)
            throws SQLException {
        if (values != null) {
            values.setValues(statement);
        }
        statement.setQueryTimeout(NO_LIMIT);
        try (var _ = watch.begin(statement, isToChange());
                var result = statement.executeQuery()) {
            return rows.extractData(result);
        }
    }

    private static boolean isToChange() {
        return isActualTransactionActive() && !UnitsOfWork.READ_ONLY.equals(getCurrentTransactionName());
    }

    @Override
    protected DataAccessException translateException(String task, @Nullable String sql, SQLException failure) {
        return failure.getErrorCode() == INTERRUPTED
                ? new QueryTimeoutException("A statement was killed", failure)
                : super.translateException(task, sql, failure);
    }
}
