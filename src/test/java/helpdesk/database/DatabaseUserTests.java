package helpdesk.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import helpdesk.HelpdeskTest;
import helpdesk.demo.DemoConfiguration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/// The server's user of the database, as `operating.md` documents it, on the server of the examples.
@HelpdeskTest
@Import({DemoConfiguration.class, DocumentedUsers.class})
@TestPropertySource(properties = "helpdesk.test.schema=helpdesk_test_examples")
class DatabaseUserTests {

    @Autowired
    JdbcClient database;

    @Autowired
    @Qualifier("testDatabase")
    JdbcConnectionDetails root;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit_event SET agent = 'Nobody'",
                "DELETE FROM audit_event",
                "REPLACE INTO audit_event SELECT * FROM audit_event",
                "TRUNCATE TABLE audit_event",
                "DROP TABLE audit_event",
                "ALTER TABLE audit_event DROP COLUMN agent"
            })
    void cannotChangeTheAuditTrail(String statement) {
        var before = trail();
        assertThat(before).isNotEmpty();
        assertThatThrownBy(() -> database.sql(statement).update()).rootCause().hasMessageContaining("denied");
        assertThat(trail()).isEqualTo(before);
    }

    private List<String> trail() {
        return database.sql("SELECT CONCAT_WS(' ', HEX(id), kind, agent) FROM audit_event ORDER BY id")
                .query((row, _) -> row.getString(1))
                .list();
    }

    /// A table without a grant would be one that nobody has thought of.
    @Test
    void hasRightsOnEachTableAndNoOther() {
        var all = JdbcClient.create(DocumentedUsers.source(root));
        assertThat(tables(database, "table_privileges")).isEqualTo(tables(all, "tables"));
    }

    private static Set<String> tables(JdbcClient user, String view) {
        return user.sql("SELECT table_name FROM information_schema." + view + " WHERE table_schema = DATABASE()")
                .query((row, _) -> row.getString(1))
                .set();
    }
}
