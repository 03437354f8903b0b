package helpdesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import helpdesk.api.Helpdesk;
import helpdesk.api.HelpdeskClient;
import helpdesk.api.HelpdeskTestConfiguration;
import helpdesk.development.TestTokensConfiguration;
import helpdesk.embedded.TestDatabaseConfiguration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A moment is the same one wherever the server and the database stand.
@HelpdeskTest
@ExtendWith(OutputCaptureExtension.class)
class TimeZoneTests {

    private static final String TIMES = "query($id: ID!) { contact(id: $id) { createdAt updatedAt softDeletedAt"
            + " tickets { nodes { createdAt comments { nodes { createdAt } } } } } }";

    @Autowired
    HelpdeskClient client;

    @Autowired
    Helpdesk helpdesk;

    @Autowired
    JdbcClient database;

    /// Then no library has a reason to warn of other times.
    @Test
    void storesUtc(CapturedOutput log) {
        inNewYork(server -> {
            assertThat(log).contains("Started HelpdeskApplication").doesNotContain(" WARN ");
            var contact = helpdesk(server).aContact();
            helpdesk(server).aTicketOf(contact);
            helpdesk(server).softDeleted(contact);
            for (var moment : List.of(
                    "contact.created_at", "contact.soft_deleted_at", "ticket.created_at", "comment.created_at")) {
                assertThat(latest(moment)).as(moment).isCloseTo(Instant.now(), within(5, ChronoUnit.MINUTES));
            }
        });
    }

    @Test
    void readsWhatAServerInAnotherZoneHasWritten() {
        var contact = helpdesk.aContact();
        helpdesk.aTicketOf(contact);
        helpdesk.softDeleted(contact);
        var here = times(client, contact);
        inNewYork(server ->
                assertThat(times(server.getBean(HelpdeskClient.class), contact)).isEqualTo(here));
    }

    /// The real start of the server, in a JVM that was not told to be in UTC, on sessions that were told not to be.
    private static void inNewYork(Consumer<ApplicationContext> test) {
        var here = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
        try (var server = SpringApplication.from(HelpdeskApplication::main)
                .with(TestDatabaseConfiguration.class, TestTokensConfiguration.class, HelpdeskTestConfiguration.class)
                .run("--server.port=0", "--spring.datasource.hikari.connection-init-sql=SET time_zone = '+09:00'")
                .getApplicationContext()) {
            test.accept(server);
        } finally {
            TimeZone.setDefault(here);
        }
    }

    private static Helpdesk helpdesk(ApplicationContext server) {
        return server.getBean(Helpdesk.class);
    }

    private static String times(HelpdeskClient client, String contact) {
        return client.asAgent()
                .send(TIMES, Map.of("id", contact))
                .data("contact")
                .toString();
    }

    private Instant latest(String moment) {
        var table = moment.substring(0, moment.indexOf('.'));
        return database.sql("SELECT MAX(%s) FROM %s".formatted(moment, table))
                .query(LocalDateTime.class)
                .single()
                .toInstant(ZoneOffset.UTC);
    }
}
