package helpdesk.database;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// The data source for changes of the schema. Their statements may take longer than the socket timeout of the
/// pool, which sets it again when it gets the connection back.
final class Migrations extends DelegatingDataSource {

    private static final int NO_TIMEOUT = 0;

    /// Liquibase would make it without a primary key. Then group replication writes no row, and a server with
    /// `sql_require_primary_key` makes no table. Liquibase itself adds columns that a later version needs.
    private static final String HISTORY = """
        CREATE TABLE IF NOT EXISTS DATABASECHANGELOG (
          ID VARCHAR(255) NOT NULL,
          AUTHOR VARCHAR(255) NOT NULL,
          FILENAME VARCHAR(255) NOT NULL,
          DATEEXECUTED DATETIME NOT NULL,
          ORDEREXECUTED INT NOT NULL,
          EXECTYPE VARCHAR(10) NOT NULL,
          MD5SUM VARCHAR(35),
          DESCRIPTION VARCHAR(255),
          COMMENTS VARCHAR(255),
          TAG VARCHAR(255),
          LIQUIBASE VARCHAR(20),
          CONTEXTS VARCHAR(255),
          LABELS VARCHAR(255),
          DEPLOYMENT_ID VARCHAR(10),
          PRIMARY KEY (ID, AUTHOR, FILENAME)
        )
        """;

    Migrations(DataSource pool) {
        super(pool);
    }

    @Override
    public Connection getConnection() throws SQLException {
        var connection = super.getConnection();
        connection.setNetworkTimeout(Runnable::run, NO_TIMEOUT);
        createHistory(connection);
        return connection;
    }

    /// Only if it is not there: a user who may not change the schema can start the server on one that is up to
    /// date.
    private static void createHistory(Connection connection) throws SQLException {
        try (var tables = connection.getMetaData().getTables(connection.getCatalog(), null, "DATABASECHANGELOG", null);
                var statement = connection.createStatement()) {
            if (!tables.next()) {
                statement.execute(HISTORY);
            }
        }
    }
}
