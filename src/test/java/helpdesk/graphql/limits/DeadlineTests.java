package helpdesk.graphql.limits;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.uuid.impl.UUIDUtil;
import com.zaxxer.hikari.HikariDataSource;
import helpdesk.HelpdeskTest;
import helpdesk.api.Answer;
import helpdesk.api.Helpdesk;
import helpdesk.api.HelpdeskClient;
import helpdesk.graphql.GlobalId;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/// A request that takes too long is answered, and what it did is stopped with it: nothing goes on behind.
@HelpdeskTest
@TestPropertySource(properties = {"helpdesk.test.schema=helpdesk_test_deadline", "helpdesk.limits.deadline=1s"})
class DeadlineTests {

    private static final int CANNOT_CONVERT_STRING = 3854;

    private static final Duration SOON = Duration.ofSeconds(20);

    @Autowired
    HelpdeskClient client;

    @Autowired
    Helpdesk helpdesk;

    @Autowired
    JdbcClient database;

    @Autowired
    DataSource pool;

    @Autowired
    JdbcConnectionDetails details;

    /// The first requests of a server take longer than its deadline here.
    @BeforeEach
    void isWarm() {
        assertSoon(() -> client.asAgent()
                .mutate("createContact", Map.of("name", "Erika"), "contact { id }")
                .errors()
                .isEmpty());
    }

    @AfterEach
    void nothingGoesOn() {
        assertSoon(() -> statements() == 0);
        assertSoon(() -> activeConnections() == 0);
        assertSoon(() -> Busy.threads().isEmpty());
    }

    @Test
    void stopsAReadThatTakesTooLong() {
        var contact = helpdesk.aContact();
        var answer = whileLocked("LOCK TABLES contact WRITE", () -> read(contact));
        assertThat(answer.errorCodes()).containsOnly("TIMEOUT");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(read(contact).text("contact.id")).isEqualTo(contact);
    }

    @Test
    void undoesAChangeThatTakesTooLong() {
        var contact = helpdesk.aContact(Map.of("name", "Erika"));
        var answer = whileLocked("SELECT id FROM contact FOR UPDATE", () -> rename(contact));
        assertThat(answer.errorCodes()).containsExactly("TIMEOUT");
        assertThat(read(contact).text("contact.name")).isEqualTo("Erika");
        assertThat(rename(contact).text("updateContact.contact.name")).isEqualTo("Renamed");
    }

    @Test
    void reportsWhatWasDoneBefore() {
        var contact = helpdesk.aContact();
        var answer = whileLocked(
                "SELECT id FROM contact FOR UPDATE", () -> client.asAgent().send("""
                    mutation($id: ID!) {
                      done: createContact(input: { name: "Done" }) { contact { id name } }
                      late: updateContact(input: { id: $id, name: "Late" }) { contact { id } }
                    }
                    """, Map.of("id", contact)));
        assertThat(answer.errorCodes()).containsExactly("TIMEOUT");
        assertThat(answer.json().at("/data/done/contact/name").asString()).isEqualTo("Done");
        assertThat(answer.json().at("/data/late").isNull()).isTrue();
    }

    /// A client that read `TIMEOUT` would take the change for not done.
    @Test
    void isInDoubtIfItTakesTooLongToReadTheAnswerToAChange() {
        var email = Helpdesk.newEmail();
        var answer = whileLocked(
                "LOCK TABLES custom_field_revision WRITE",
                () -> client.asAgent()
                        .mutate(
                                "createContact",
                                Map.of("name", "Erika", "email", email),
                                "query { customFields { key } }"));
        assertThat(answer.errorCodes()).containsExactly("OUTCOME_UNKNOWN");
        assertThat(database.sql("SELECT name FROM contact WHERE email = :email")
                        .param("email", email)
                        .query(String.class)
                        .single())
                .isEqualTo("Erika");
    }

    @Test
    void undoesASmallPurgeThatTakesTooLong() {
        var contact = helpdesk.aContact();
        helpdesk.aTicketOf(contact);
        helpdesk.softDeleted(contact);
        var input = Map.of("id", contact, "previewFingerprint", helpdesk.previewFingerprint(contact));
        var answer = whileLocked("SELECT id FROM ticket FOR UPDATE", () -> purge(input));
        assertThat(answer.errorCodes()).containsExactly("TIMEOUT");
        assertThat(read(contact).text("contact.id")).isEqualTo(contact);
        assertThat(purge(input).text("purgeContact.purge.state")).isEqualTo("COMPLETED");
    }

    /// What takes too long then is only the rest of a large purge: it has begun, which is what its caller has to know.
    @Test
    void reportsAPurgeThatHasBegun() {
        var contact = helpdesk.aContact();
        fill(helpdesk.aTicketOf(contact));
        helpdesk.softDeleted(contact);
        var input = Map.of("id", contact, "previewFingerprint", helpdesk.previewFingerprint(contact));
        var answer = whileLocked("SELECT id FROM ticket FOR UPDATE", () -> purge(input));
        assertThat(answer.text("purgeContact.purge.state")).isEqualTo("RUNNING");
        assertSoon(() -> purge(input).text("purgeContact.purge.state").equals("COMPLETED"));
    }

    /// With more comments than a small purge has rows.
    private void fill(String ticket) {
        var filled = database.sql("""
            INSERT INTO comment (id, ticket_id, position, visibility, body, created_at)
            SELECT UNHEX(LEFT(SHA2(CONCAT(HEX(:ticket), number), 256), 32)), :ticket, 1 + number, 'PUBLIC', 'Mine too', '2026-01-01'
            FROM (SELECT ROW_NUMBER() OVER () AS number FROM information_schema.columns LIMIT 1001) numbers
            """)
                .param(
                        "ticket",
                        GlobalId.parse('T', ticket).map(UUIDUtil::asByteArray).orElseThrow())
                .update();
        assertThat(filled).isEqualTo(1_001);
    }

    private int activeConnections() {
        try {
            return pool.unwrap(HikariDataSource.class).getHikariPoolMXBean().getActiveConnections();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private Answer read(String contact) {
        return client.asAgent().send("query($id: ID!) { contact(id: $id) { id name } }", Map.of("id", contact));
    }

    private Answer rename(String contact) {
        return client.asAgent().mutate("updateContact", Map.of("id", contact, "name", "Renamed"), "contact { name }");
    }

    private Answer purge(Map<String, ?> input) {
        return client.asPrivacyOfficer().mutate("purgeContact", input, "purge { state }");
    }

    private Answer whileLocked(String lock, Supplier<Answer> request) {
        try (var connection = connection();
                var statement = connection.createStatement()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            connection.setAutoCommit(false);
            statement.execute(lock);
            var answer = request.get();
            assertSoon(() -> statements() == 0);
            return answer;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection(details.getJdbcUrl(), details.getUsername(), details.getPassword());
    }

    /// That the server under test has running in the database. MySQL cannot show one with bytes in it: then it runs.
    private int statements() {
        try {
            return shownStatements();
        } catch (UncategorizedSQLException failure) {
            var reason = Objects.requireNonNull(failure.getSQLException());
            assertThat(reason.getErrorCode()).isEqualTo(CANNOT_CONVERT_STRING);
            return 1;
        }
    }

    private int shownStatements() {
        return database.sql("""
            SELECT COUNT(*) FROM information_schema.processlist
            WHERE db = DATABASE() AND id <> CONNECTION_ID() AND command NOT IN ('Sleep', 'Killed')
            """).query(Integer.class).single();
    }

    private static void assertSoon(BooleanSupplier condition) {
        var end = System.nanoTime() + SOON.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
    }
}
