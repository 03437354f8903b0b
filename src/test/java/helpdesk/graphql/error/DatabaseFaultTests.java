package helpdesk.graphql.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import helpdesk.HelpdeskTest;
import helpdesk.api.Answer;
import helpdesk.api.Helpdesk;
import helpdesk.api.HelpdeskClient;
import helpdesk.api.RawServer;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/// Every kind of fault that a database has, in a help desk of its own: no value reaches the log, the answer or a
/// metric. The message of those that cannot be had for the asking is the worst that it could be: all that was to be
/// stored.
@HelpdeskTest
@ExtendWith(OutputCaptureExtension.class)
@TestPropertySource(
        properties = {
            "helpdesk.test.schema=helpdesk_test_fault",
            "spring.datasource.hikari.maximum-pool-size=2",
            "spring.datasource.hikari.connection-timeout=250",
            "helpdesk.limits.deadline=5s",
        })
class DatabaseFaultTests {

    private static final String CANARY = "Mustermann";

    /// A property would set its level for all later tests of this JVM.
    private static final Logger LOGGER = (Logger) LoggerFactory.getLogger("helpdesk");

    @Autowired
    HelpdeskClient client;

    @Autowired
    JdbcClient database;

    @Autowired
    DataSource pool;

    @Autowired
    @Qualifier("transactionPool")
    DataSource transactionPool;

    @Autowired
    MeterRegistry metrics;

    @LocalServerPort
    int port;

    @BeforeEach
    void aTalkativeLog() {
        LOGGER.setLevel(Level.DEBUG);
    }

    @AfterEach
    void theUsualLog() {
        LOGGER.setLevel(null);
    }

    @BeforeEach
    void aDatabaseThatTurnsJobTitlesIntoFaults() {
        database.sql("""
            CREATE TRIGGER fault BEFORE INSERT ON contact FOR EACH ROW
            BEGIN
              DECLARE told VARCHAR(120) DEFAULT CONCAT('INSERT ', NEW.name, ' ', NEW.email, ' ', NEW.address);
              CASE NEW.job_title
                WHEN 'twin' THEN SET NEW.id = (SELECT id FROM contact LIMIT 1);
                WHEN 'too long' THEN SET NEW.phone = CONCAT(NEW.name, NEW.name);
                WHEN 'no text' THEN SET NEW.address = CONCAT(UNHEX('FF'), NEW.name);
                WHEN 'no time' THEN SET NEW.updated_at = NEW.name;
                WHEN 'no parent' THEN INSERT INTO ticket (id, requester_id, subject, status, created_at, updated_at)
                  VALUES (NEW.id, UNHEX(REPEAT('00', 16)), NEW.name, 'OPEN', NEW.created_at, NEW.created_at);
                WHEN 'no state' THEN SET NEW.state = NEW.name;
                WHEN 'deadlock' THEN SIGNAL SQLSTATE '40001' SET MYSQL_ERRNO = 1213, MESSAGE_TEXT = told;
                WHEN 'locked' THEN SIGNAL SQLSTATE 'HY000' SET MYSQL_ERRNO = 1205, MESSAGE_TEXT = told;
                WHEN 'slow' THEN SIGNAL SQLSTATE 'HY000' SET MYSQL_ERRNO = 3024, MESSAGE_TEXT = told;
                WHEN 'stopped' THEN SIGNAL SQLSTATE '70100' SET MYSQL_ERRNO = 1317, MESSAGE_TEXT = told;
                WHEN 'lost' THEN SIGNAL SQLSTATE '08S01' SET MYSQL_ERRNO = 1053, MESSAGE_TEXT = told;
                WHEN 'unknown' THEN SIGNAL SQLSTATE 'HY000' SET MYSQL_ERRNO = 1105, MESSAGE_TEXT = told;
                WHEN 'read-only' THEN SIGNAL SQLSTATE 'HY000' SET MYSQL_ERRNO = 1290, MESSAGE_TEXT = told;
                WHEN 'full' THEN SIGNAL SQLSTATE 'HY000' SET MYSQL_ERRNO = 1114, MESSAGE_TEXT = told;
                ELSE BEGIN END;
              END CASE;
            END
            """).update();
    }

    @AfterEach
    void aHealthyDatabase() {
        database.sql("DROP TRIGGER fault").update();
    }

    @ParameterizedTest
    @CsvSource({
        "twin, /1062",
        "too long, /1406",
        "no text, ''",
        "no time, /1292",
        "no parent, /1452",
        "no state, ''",
        "slow, /3024",
        "unknown, /1105",
        "full, /1114",
    })
    void isToldByItsCodeAlone(String fault, String code, CapturedOutput log) {
        assertThat(create("none").errors()).isEmpty();
        assertThatItFailedQuietly(create(fault), log);
        assertThat(log).contains(code);
    }

    @ParameterizedTest
    @CsvSource({"deadlock, /1213", "locked, /1205"})
    void isTriedAgainAndToldByItsCodeAloneWhenOthersAreFirstForEver(String fault, String code, CapturedOutput log) {
        assertThatItIs(
                "UNAVAILABLE", "Other requests were in the way and nothing was changed; try again", create(fault), log);
        assertThat(log).contains(code);
    }

    @ParameterizedTest
    @CsvSource({"lost, /1053", "read-only, /1290"})
    void isAnAbsenceAndToldByItsCodeAloneWhenAnotherServerMayDoBetter(String fault, String code, CapturedOutput log) {
        assertThatItIsAway(create(fault), log);
        assertThat(log).contains(code);
        assertThat(create("none").errors()).isEmpty();
    }

    /// A collaborator whose row cannot be written does not take part: nobody is told otherwise.
    @Test
    void isToldWhenACollaboratorCannotJoin(CapturedOutput log) {
        var helpdesk = new Helpdesk(client);
        var ticket = helpdesk.aTicketOf(helpdesk.aContact());
        var contact = helpdesk.aContact();
        var input = Map.of("ticketId", ticket, "contactId", contact);
        database.sql("""
            CREATE TRIGGER fault_of_collaborator BEFORE INSERT ON ticket_collaborator FOR EACH ROW
            SET NEW.contact_id = UNHEX(REPEAT('00', 16))
            """).update();
        try {
            assertThatItFailedQuietly(
                    client.asAgent().mutate("addCollaborator", input, "ticket { collaborators { id } }"), log);
            assertThat(log).contains("/1452");
        } finally {
            database.sql("DROP TRIGGER fault_of_collaborator").update();
        }
        helpdesk.collaborates(contact, ticket);
        helpdesk.collaborates(contact, ticket);
    }

    @Test
    void isATimeoutAndNotToldAtAllWhenAStatementIsStopped(CapturedOutput log) {
        assertThat(create("stopped").errorCodes()).containsExactly("TIMEOUT");
        assertThat(log).doesNotContain(CANARY, "example.com");
    }

    @Test
    void isToldByItsCodeAloneWhenAColumnIsMissing(CapturedOutput log) {
        database.sql("ALTER TABLE contact RENAME COLUMN updated_at TO sometime").update();
        try {
            assertThatItFailedQuietly(create("none"), log);
            assertThatItFailedQuietly(client.asAgent().send(reading()), log);
        } finally {
            database.sql("ALTER TABLE contact RENAME COLUMN sometime TO updated_at")
                    .update();
        }
    }

    @Test
    void isToldByItsCodeAloneWhenNoConnectionIsLeft(CapturedOutput log) throws SQLException {
        try (var one = connectionOf(pool);
                var other = connectionOf(pool);
                var third = connectionOf(transactionPool);
                var fourth = connectionOf(transactionPool)) {
            assertThat(List.of(one, other, third, fourth)).doesNotHaveDuplicates();
            var read =
                    CompletableFuture.supplyAsync(() -> client.asAgent().send(reading()), Thread::startVirtualThread);
            assertThatItIsAway(create("none"), log);
            assertThatItIsAway(read.join(), log);
            assertThat(new RawServer(port).ask("GET /readyz").json()).hasToString("{\"status\":\"DOWN\"}");
            assertThat(new RawServer(port).ask("GET /actuator/health/readiness").status())
                    .isEqualTo(503);
            assertThat(new RawServer(port).ask("GET /livez").json()).hasToString("{\"status\":\"UP\"}");
        }
        assertThat(new RawServer(port).ask("GET /readyz").status()).isEqualTo(200);
    }

    /// A pool makes a new connection in more time than it lets requests wait here, if the machine is busy.
    private static Connection connectionOf(DataSource pool) {
        return await().ignoreExceptions().until(pool::getConnection, Objects::nonNull);
    }

    /// At the level at which our own loggers say most.
    @Test
    void isNotToldByWhoAskedOrWhatWasAsked(CapturedOutput log) {
        var token = client.tokens().issue(claims -> claims.subject(CANARY).claim("name", CANARY));
        client.withToken(token).send(reading());
        client.withToken(CANARY).send(reading());
        client.withToken(token + "x").send(reading());
        client.withToken("e30." + token).send(reading());
        client.asAgent().send("{ " + CANARY + "(x: \"" + CANARY + "\") ");
        client.asAgent().post("{\"query\": \"" + CANARY);
        assertThat(log).doesNotContain(CANARY, token, client.tokens().agent());
    }

    private Answer create(String jobTitle) {
        var input = Map.of(
                "name", CANARY, "email", Helpdesk.newEmail(), "address", CANARY + "straße 1", "jobTitle", jobTitle);
        return client.asAgent()
                .send(
                        "mutation %1$s($input: CreateContactInput!) { %1$s: createContact(input: $input) { contact { id } } }"
                                .formatted(CANARY),
                        Map.of("input", input));
    }

    private static String reading() {
        return "{ %s: contacts(filter: { search: \"%s\" }) { nodes { address } } }".formatted(CANARY, CANARY);
    }

    private void assertThatItFailedQuietly(Answer answer, CapturedOutput log) {
        assertThatItIs("INTERNAL_SERVER_ERROR", "An internal error occurred", answer, log);
    }

    private void assertThatItIsAway(Answer answer, CapturedOutput log) {
        assertThatItIs("UNAVAILABLE", "The database is not available and nothing was changed; try again", answer, log);
    }

    private void assertThatItIs(String code, String message, Answer answer, CapturedOutput log) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.errorCodes()).containsExactly(code);
        assertThat(answer.errors().getFirst().path("message").asString()).isEqualTo(message);
        assertThat(log)
                .contains(answer.errors().getFirst().at("/extensions/requestId").asString())
                .doesNotContain(
                        CANARY,
                        "example.com",
                        "INSERT INTO",
                        "SELECT ",
                        client.tokens().agent());
        assertThat(metrics.getMeters())
                .isNotEmpty()
                .allSatisfy(meter -> assertThat(meter.getId().toString()).doesNotContain(CANARY, "example.com"));
    }
}
