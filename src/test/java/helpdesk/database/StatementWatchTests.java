package helpdesk.database;

import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.HelpdeskTest;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@HelpdeskTest
class StatementWatchTests {

    @Autowired
    StatementWatch watch;

    @Autowired
    DataSource pool;

    /// Also if a kill has come before the database has begun with the query.
    @Test
    void killsALateQueryUntilItEnds() throws SQLException {
        Deadline.use(Deadline.in(Duration.ZERO, Duration.ZERO));
        try (var connection = pool.getConnection();
                var query = connection.prepareStatement("SELECT SLEEP(5)");
                var _ = watch.begin(query, false)) {
            assertThat(isKilled(query)).isTrue();
            assertThat(isKilled(query)).isTrue();
        } finally {
            Deadline.useNone();
        }
    }

    private static boolean isKilled(PreparedStatement query) {
        try (var rows = query.executeQuery()) {
            return rows.next() && rows.getInt(1) == 1;
        } catch (SQLException _) {
            return true;
        }
    }
}
