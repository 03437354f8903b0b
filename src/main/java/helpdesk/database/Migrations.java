package helpdesk.database;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// The pool as it is used to change the schema, for which a statement takes as long as it takes: to a connection that
/// waits for ever, the pool gives its own limit back.
final class Migrations extends DelegatingDataSource {

    private static final int FOR_EVER = 0;

    Migrations(DataSource pool) {
        super(pool);
    }

    @Override
    public Connection getConnection() throws SQLException {
        var connection = super.getConnection();
        connection.setNetworkTimeout(Runnable::run, FOR_EVER);
        return connection;
    }
}
