package helpdesk.interleaving;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// Gives sessions connections whose steps stop them.
final class GatedDataSource extends DelegatingDataSource {

    GatedDataSource(DataSource target) {
        super(target);
    }

    @Override
    public Connection getConnection() throws SQLException {
        var connection = super.getConnection();
        return Session.current()
                .map(session -> new GatedConnection(connection, session).proxy())
                .orElse(connection);
    }
}
