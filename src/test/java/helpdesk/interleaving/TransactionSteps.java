package helpdesk.interleaving;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Tells what each statement of a connection means, and remembers what the running transaction has changed so far.
final class TransactionSteps {

    private static final int FLAGS = Pattern.DOTALL | Pattern.CASE_INSENSITIVE;
    private static final Pattern READ = Pattern.compile("[\\s(]*SELECT\\b.*", FLAGS);
    private static final Pattern LOCKING = Pattern.compile("\\b(FOR UPDATE|FOR SHARE|LOCK IN SHARE MODE)\\b", FLAGS);

    private final Connection connection;
    private final Tables tables;
    private final Set<String> changed = new HashSet<>();
    private boolean hasLocked;
    private boolean hasSnapshot;

    TransactionSteps(Connection connection, Tables tables) {
        this.connection = connection;
        this.tables = tables;
    }

    /// Null when it means nothing to the other session.
    @Nullable
    Step statement(String sql) throws SQLException {
        var isAlone = connection.getAutoCommit();
        if (isRead(sql) && !LOCKING.matcher(sql).find()) {
            return isAlone || !readsSnapshot() ? read(sql, tables.namedIn(sql)) : snapshot(sql);
        }
        var touched = tables.lockedBy(sql);
        if (isAlone) {
            return step(sql, Effect.LOCK_AND_END, touched, tables.namedIn(sql));
        }
        hasLocked |= !touched.isEmpty();
        return step(sql, Effect.LOCK, touched, Set.of());
    }

    /// The first read of a transaction decides what all others in it see.
    private @Nullable Step snapshot(String sql) {
        if (hasSnapshot) {
            return null;
        }
        hasSnapshot = true;
        return read(sql, tables.all());
    }

    private boolean readsSnapshot() throws SQLException {
        return connection.getTransactionIsolation() >= Connection.TRANSACTION_REPEATABLE_READ;
    }

    /// Takes note of a statement that was done; one that has found nothing to do has changed nothing.
    void done(String sql, @Nullable Object result) {
        if (!isRead(sql) && !Integer.valueOf(0).equals(result)) {
            changed.addAll(tables.namedIn(sql));
        }
    }

    /// Null when nothing was locked.
    @Nullable
    Step end(String name) {
        var published = name.equals("commit") ? Set.copyOf(changed) : Set.<String>of();
        var step = hasLocked ? new Step(name, Effect.END, Set.of(), published) : null;
        hasLocked = false;
        changed.clear();
        hasSnapshot = false;
        return step;
    }

    private static boolean isRead(String sql) {
        return READ.matcher(sql).matches();
    }

    private static @Nullable Step read(String sql, Set<String> tables) {
        return step(sql, Effect.READ, tables, Set.of());
    }

    private static @Nullable Step step(String sql, Effect effect, Set<String> tables, Set<String> published) {
        return tables.isEmpty() ? null : new Step(sql, effect, tables, published);
    }
}
