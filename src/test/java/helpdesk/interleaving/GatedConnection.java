package helpdesk.interleaving;

import helpdesk.database.JdbcProxy;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A session's connection. What means nothing to anybody else passes without a stop: a transaction's begin, which takes
/// no snapshot yet; the end of one that has only read; and a read in a snapshot that is taken already.
final class GatedConnection {

    private static final Set<String> ENDS = Set.of("commit", "rollback");

    private final Connection connection;
    private final Session session;
    private final TransactionSteps steps;

    GatedConnection(Connection connection, Session session) {
        this.connection = connection;
        this.session = session;
        this.steps = new TransactionSteps(connection, session.tables());
    }

    Connection proxy() {
        return JdbcProxy.of(Connection.class, this::call);
    }

    private @Nullable Object call(Object proxy, Method method, @Nullable Object[] arguments) throws Throwable {
        if (ENDS.contains(method.getName())) {
            return stop(steps.end(method.getName()), () -> JdbcProxy.invoke(method, connection, arguments));
        }
        if (method.getName().equals("prepareStatement")) {
            arguments[0] = session.sent(String.valueOf(arguments[0]));
        }
        var result = JdbcProxy.invoke(method, connection, arguments);
        return switch (result) {
            case PreparedStatement prepared -> gated(PreparedStatement.class, prepared, (String) arguments[0]);
            case Statement statement -> gated(Statement.class, statement, null);
            case null, default -> result;
        };
    }

    private <T extends Statement> T gated(Class<T> type, T statement, @Nullable String prepared) {
        return JdbcProxy.of(type, (_, method, arguments) -> {
            if (!method.getName().startsWith("execute")) {
                return JdbcProxy.invoke(method, statement, arguments);
            }
            var sql = prepared == null ? String.valueOf(arguments[0]) : prepared;
            var result = stop(steps.statement(sql), () -> JdbcProxy.invoke(method, statement, arguments));
            steps.done(sql, result);
            return result;
        });
    }

    private @Nullable Object stop(@Nullable Step step, Session.Work work) throws Throwable {
        return step == null ? work.perform() : session.perform(step, work);
    }
}
