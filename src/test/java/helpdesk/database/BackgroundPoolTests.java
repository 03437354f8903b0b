package helpdesk.database;

import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.HelpdeskTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;

/// The connections of background work are as impatient as they have to be, whatever the operator sets for all others.
@HelpdeskTest
class BackgroundPoolTests {

    private static final String PROPERTY = "spring.datasource.hikari.data-source-properties.sessionVariables";

    @Autowired
    JdbcConnectionDetails database;

    @Test
    void isImpatientWithoutAnySettingOfAllConnections() {
        assertThat(sessionOf(new MockEnvironment())).isEqualTo("1 20");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "wait_timeout=45", "innodb_lock_wait_timeout=3,wait_timeout=45"})
    void isImpatientWhateverIsSetForAllConnections(String variables) {
        assertThat(sessionOf(new MockEnvironment().withProperty(PROPERTY, variables)))
                .isEqualTo("1 20");
    }

    private String sessionOf(MockEnvironment settings) {
        try (var pool = new BackgroundPoolConfiguration().backgroundPool(database, settings)) {
            return JdbcClient.create(pool)
                    .sql("SELECT CONCAT(@@session.innodb_lock_wait_timeout, ' ', @@session.wait_timeout)")
                    .query(String.class)
                    .single();
        }
    }
}
