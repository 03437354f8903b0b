package helpdesk.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
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

    private static final Pattern EXPLAINABLE = Pattern.compile("[\\s(]*(SELECT|UPDATE|DELETE)\\b.*", Pattern.DOTALL);

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
        return proxy(Connection.class, (_, method, arguments) -> {
            var result = invoke(method, connection, arguments);
            return result instanceof PreparedStatement statement && isExplainable(arguments)
                    ? explaining(statement, new Explanation(connection, (String) arguments[0]))
                    : result;
        });
    }

    private PreparedStatement explaining(PreparedStatement statement, Explanation explanation) {
        return proxy(PreparedStatement.class, (_, method, arguments) -> {
            if (method.getName().startsWith("set") && arguments.length > 1) {
                invoke(method, explanation.statement(), arguments);
            } else if (method.getName().startsWith("execute")) {
                plans.add(explanation.plan());
            }
            return invoke(method, statement, arguments);
        });
    }

    private static boolean isExplainable(@Nullable Object[] arguments) {
        return arguments[0] instanceof String sql && EXPLAINABLE.matcher(sql).matches();
    }

    private static @Nullable Object invoke(Method method, Object target, @Nullable Object[] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause() == null ? failure : failure.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
