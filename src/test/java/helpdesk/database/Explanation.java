package helpdesk.database;

import com.mysql.cj.jdbc.JdbcConnection;
import helpdesk.database.StatementPlan.Access;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Objects;

/// A statement's twin that says what the other one will do. Prepared by the driver, not by the server: MariaDB takes
/// worse plans for a prepared `EXPLAIN` once it has opened its tables anew.
final class Explanation {

    /// The table that the rows go to, which is not read.
    private static final String WRITTEN = "INSERT";

    private final String sql;
    private final PreparedStatement statement;

    Explanation(Connection connection, String sql) throws SQLException {
        this.sql = sql;
        this.statement =
                connection.unwrap(JdbcConnection.class).clientPrepareStatement("EXPLAIN FORMAT=TRADITIONAL " + sql);
    }

    /// To be given the parameters.
    PreparedStatement statement() {
        return statement;
    }

    /// Once.
    StatementPlan plan() throws SQLException {
        try (statement;
                var rows = statement.executeQuery()) {
            var accesses = new ArrayList<Access>();
            while (rows.next()) {
                if (!text(rows, "select_type").equals(WRITTEN)) {
                    accesses.add(new Access(
                            text(rows, "table"), text(rows, "type"), text(rows, "key"), text(rows, "Extra")));
                }
            }
            return new StatementPlan(sql, accesses);
        }
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNullElse(row.getString(column), "");
    }
}
