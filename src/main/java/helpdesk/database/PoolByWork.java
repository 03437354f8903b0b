package helpdesk.database;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// Gives requests connections of the one pool, and [BackgroundWork] those of the other.
final class PoolByWork extends DelegatingDataSource {

    private final ObjectProvider<DataSource> background;

    PoolByWork(DataSource requests, ObjectProvider<DataSource> background) {
        super(requests);
        this.background = background;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return BackgroundWork.isCurrent() ? background.getObject().getConnection() : super.getConnection();
    }
}
