package helpdesk.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// Has statements explained as the application sends them: each just before it is executed, on its connection and with
/// its parameters. So a new statement is looked at without anybody listing it.
public final class ExplainingDataSource extends DelegatingDataSource {

    private static final Pattern EXPLAINABLE =
            Pattern.compile("[\\s(]*(SELECT|UPDATE|DELETE|INSERT\\b.*\\bSELECT)\\b.*", Pattern.DOTALL);

    private final Queue<StatementPlan> plans = new ConcurrentLinkedQueue<>();
    private volatile boolean explains;

    public ExplainingDataSource(DataSource target) {
        super(target);
    }

    /// The plans of all statements that are executed meanwhile, by whatever thread.
    public List<StatementPlan> plansOf(Runnable work) {
        plans.clear();
        explains = true;
        try {
            work.run();
        } finally {
            explains = false;
        }
        return List.copyOf(plans);
    }

    @Override
    public Connection getConnection() throws SQLException {
        var connection = super.getConnection();
        return explains ? explaining(connection) : connection;
    }

    private Connection explaining(Connection connection) {
        return JdbcProxy.of(Connection.class, (_, method, arguments) -> {
            var result = JdbcProxy.invoke(method, connection, arguments);
            return result instanceof PreparedStatement statement && isExplainable(arguments)
                    ? explaining(statement, new Explanation(connection, (String) arguments[0]))
                    : result;
        });
    }

    private PreparedStatement explaining(PreparedStatement statement, Explanation explanation) {
        return JdbcProxy.of(PreparedStatement.class, (_, method, arguments) -> {
            if (method.getName().startsWith("set") && arguments.length > 1) {
                JdbcProxy.invoke(method, explanation.statement(), arguments);
            } else if (method.getName().startsWith("execute")) {
                plans.add(explanation.plan());
            }
            return JdbcProxy.invoke(method, statement, arguments);
        });
    }

    private static boolean isExplainable(@Nullable Object[] arguments) {
        return arguments[0] instanceof String sql && EXPLAINABLE.matcher(sql).matches();
    }
}
