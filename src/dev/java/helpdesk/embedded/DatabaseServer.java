package helpdesk.embedded;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/// Where a server is and who may make schemas there. The URL ends where a schema's name would follow.
record DatabaseServer(String url, String username, String password) {

    JdbcConnectionDetails schema(String name) {
        execute("CREATE SCHEMA IF NOT EXISTS " + name + " CHARACTER SET utf8mb4");
        return new Schema(url + name, username, password);
    }

    JdbcConnectionDetails blankSchema(String name) {
        execute("DROP SCHEMA IF EXISTS " + name);
        return schema(name);
    }

    private void execute(String sql) {
        try (var connection = DriverManager.getConnection(url, username, password);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException("The database on " + url + " refuses: " + sql, failure);
        }
    }

    private record Schema(String getJdbcUrl, String getUsername, String getPassword) implements JdbcConnectionDetails {}
}
