package helpdesk.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// Writes down what the application asks of the database on behalf of requests, transactions included; what it
/// does beside them, on the threads of its scheduler and its tasks, is not written down.
public final class RecordingDataSource extends DelegatingDataSource {

    private static final Pattern BESIDE_REQUESTS = Pattern.compile("(scheduling|task)-.*");

    private final Queue<String> statements = new ConcurrentLinkedQueue<>();

    public RecordingDataSource(DataSource target) {
        super(target);
    }

    /// All statements of the requests made meanwhile.
    public List<String> statementsOf(Runnable work) {
        statements.clear();
        work.run();
        return List.copyOf(statements);
    }

    @Override
    public Connection getConnection() throws SQLException {
        var connection = super.getConnection();
        var thread = Thread.currentThread().getName();
        return BESIDE_REQUESTS.matcher(thread).matches() ? connection : recording(connection);
    }

    private Connection recording(Connection connection) {
        return JdbcProxy.of(Connection.class, (_, method, arguments) -> {
            if (method.getName().startsWith("prepare")) {
                statements.add(String.valueOf(arguments[0]));
            } else if (method.getName().equals("commit") || method.getName().equals("rollback")) {
                statements.add(method.getName());
            }
            return JdbcProxy.invoke(method, connection, arguments);
        });
    }
}
