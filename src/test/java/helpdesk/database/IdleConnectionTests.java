package helpdesk.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import helpdesk.HelpdeskTest;
import helpdesk.api.Helpdesk;
import helpdesk.api.HelpdeskClient;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/// A server that hangs in the middle of something keeps its connections, and the database cannot know. What it has
/// locked is free when the time of an idle connection is over.
@HelpdeskTest
@TestPropertySource(
        properties = {
            "helpdesk.test.schema=helpdesk_test_idle",
            "spring.datasource.hikari.data-source-properties.sessionVariables=innodb_lock_wait_timeout=1,wait_timeout=2",
        })
class IdleConnectionTests {

    @Autowired
    HelpdeskClient client;

    @Autowired
    Helpdesk helpdesk;

    @Autowired
    DataSource pool;

    @Autowired
    JdbcClient database;

    @Test
    void keepsNothingLockedForLong() throws SQLException {
        var contact = helpdesk.aContact(Map.of("name", "Erika"));
        try (var hanging = pool.getConnection()) {
            lockContacts(hanging);
            var answer = client.asAgent()
                    .mutate("updateContact", Map.of("id", contact, "jobTitle", "Baker"), "contact { name jobTitle }");
            assertThat(answer.text("updateContact.contact.jobTitle")).isEqualTo("Baker");
            assertThat(answer.text("updateContact.contact.name")).isEqualTo("Erika");
            assertThatThrownBy(hanging::commit).isInstanceOf(SQLException.class);
        }
    }

    private static void lockContacts(Connection hanging) throws SQLException {
        hanging.setAutoCommit(false);
        try (var statement = hanging.createStatement()) {
            assertThat(statement.executeUpdate("UPDATE contact SET name = 'Hanging'"))
                    .isPositive();
        }
    }

    @Test
    void isUsedInTimeToBeKept(@Value("${spring.datasource.hikari.keepalive-time}") Duration keepalive)
            throws Exception {
        var delivered = new org.springframework.core.io.ClassPathResource("application.yaml");
        assertThat(delivered.getContentAsString(java.nio.charset.StandardCharsets.UTF_8))
                .contains("wait_timeout=45");
        assertThat(keepalive).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(44));
    }
}
