package helpdesk.database;

import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.HelpdeskTest;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@HelpdeskTest
class ConnectionPoolTests {

    private static final String PROPERTY = "spring.datasource.hikari.data-source-properties.sessionVariables";

    @Autowired
    JdbcConnectionDetails details;

    @Autowired
    JdbcClient database;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void givesReadsAConnectionThatCommitsByItself() {
        assertThat(autoCommit()).isOne();
        assertThat(inTransaction(this::autoCommit)).isZero();
        assertThat(BackgroundWork.call(this::autoCommit)).isOne();
    }

    /// Neither to begin nor to end it, but for `COMMIT`. The server counts these statements for each connection.
    @RepeatedTest(3)
    void setsNothingForATransaction() {
        var before = inTransaction(this::connectionAndSetStatements);
        var after = inTransaction(this::connectionAndSetStatements);
        assertThat(after).isEqualTo(before);
    }

    @Test
    void limitsTheWaitingOfBackgroundWorkWithoutAnySettingOfAllConnections() {
        assertThat(backgroundSession(new MockEnvironment())).isEqualTo("1 20");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "wait_timeout=45", "innodb_lock_wait_timeout=3,wait_timeout=45"})
    void limitsTheWaitingOfBackgroundWorkWhateverIsSetForAllConnections(String variables) {
        assertThat(backgroundSession(new MockEnvironment().withProperty(PROPERTY, variables)))
                .isEqualTo("1 20");
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(new TransactionTemplate(transactions).execute(_ -> work.get()));
    }

    private int autoCommit() {
        return database.sql("SELECT @@session.autocommit").query(Integer.class).single();
    }

    private String connectionAndSetStatements() {
        var connection =
                database.sql("SELECT CONNECTION_ID()").query(Long.class).single();
        var statements = database.sql("SHOW SESSION STATUS LIKE 'Com_set_option'")
                .query((row, _) -> row.getString(2))
                .single();
        return connection + " " + statements;
    }

    private String backgroundSession(MockEnvironment settings) {
        try (var pool = new ConnectionPools().backgroundPool(details, settings)) {
            return JdbcClient.create(pool)
                    .sql("SELECT CONCAT(@@session.innodb_lock_wait_timeout, ' ', @@session.wait_timeout)")
                    .query(String.class)
                    .single();
        }
    }
}
