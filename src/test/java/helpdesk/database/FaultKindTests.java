package helpdesk.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariDataSource;
import helpdesk.HelpdeskTest;
import java.sql.SQLException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/// What a failure without an SQL state means depends on who speaks: the pool, whose connection leads nowhere, or
/// anybody else, who has a defect.
@HelpdeskTest
class FaultKindTests {

    @Autowired
    JdbcConnectionDetails database;

    @Test
    void isAbsenceIfThePoolHasClosedTheConnection() throws SQLException {
        try (var pool = pool()) {
            var connection = pool.getConnection();
            connection.close();
            assertThatItIs(DatabaseFault.ABSENCE, connection::createStatement);
        }
    }

    @Test
    void isAbsenceIfThePoolItselfIsClosed() {
        var pool = pool();
        pool.close();
        assertThatItIs(DatabaseFault.ABSENCE, pool::getConnection);
    }

    @Test
    void isADefectIfTheDriverCannotDoWhatItIsAskedFor() throws SQLException {
        try (var pool = pool();
                var connection = pool.getConnection()) {
            assertThatItIs(DatabaseFault.DEFECT, () -> connection.createStruct("none", new Object[0]));
        }
    }

    @Test
    void isADefectIfNobodyKnowsWhatItIs() {
        assertThat(DatabaseFault.of(new SQLException("Something"))).isEqualTo(DatabaseFault.DEFECT);
        assertThat(DatabaseFault.of(new IllegalStateException(new SQLException("Something"))))
                .isEqualTo(DatabaseFault.DEFECT);
    }

    private static void assertThatItIs(DatabaseFault fault, ThrowingCallable failing) {
        var failure = catchThrowableOfType(SQLException.class, failing);
        assertThat(failure.getSQLState()).isNull();
        assertThat(DatabaseFault.of(failure)).isEqualTo(fault);
    }

    private HikariDataSource pool() {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(database.getJdbcUrl());
        pool.setUsername(database.getUsername());
        pool.setPassword(database.getPassword());
        pool.setMaximumPoolSize(1);
        return pool;
    }
}
