package helpdesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import helpdesk.api.Helpdesk;
import helpdesk.api.HelpdeskClient;
import helpdesk.api.HelpdeskTestConfiguration;
import helpdesk.api.ServerLog;
import helpdesk.development.TestTokensConfiguration;
import helpdesk.embedded.TestDatabaseConfiguration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TimeZone;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

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

    /// It stores UTC, so that no library has a reason to warn of other times, and reads what was written elsewhere.
    @Test
    void storesUtcAndReadsWhatAServerInAnotherZoneHasWritten(CapturedOutput log) {
        var contact = contactWithATicket(helpdesk);
        var here = times(client, contact);
        var contactOfNewYork = inNewYork(server -> {
            assertThat(log).contains("Started HelpdeskApplication");
            assertThat(ServerLog.faults(log)).isEmpty();
            assertThat(times(server.getBean(HelpdeskClient.class), contact)).isEqualTo(here);
            return contactWithATicket(server.getBean(Helpdesk.class));
        });
        assertThat(moments(client, contactOfNewYork))
                .hasSize(5)
                .allSatisfy(moment -> assertThat(moment).isCloseTo(Instant.now(), within(5, ChronoUnit.MINUTES)));
    }

    /// It is soft-deleted.
    private static String contactWithATicket(Helpdesk helpdesk) {
        var contact = helpdesk.aContact();
        helpdesk.aTicketOf(contact);
        return helpdesk.softDeleted(contact);
    }

    /// The real start of the server, in a JVM that was not told to be in UTC, on sessions that were told not to be.
    private static <T> T inNewYork(Function<ApplicationContext, T> test) {
        var here = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
        try (var server = SpringApplication.from(HelpdeskApplication::main)
                .with(TestDatabaseConfiguration.class, TestTokensConfiguration.class, HelpdeskTestConfiguration.class)
                .run("--server.port=0", "--spring.datasource.hikari.connection-init-sql=SET time_zone = '+09:00'")
                .getApplicationContext()) {
            return test.apply(server);
        } finally {
            TimeZone.setDefault(here);
        }
    }

    private static JsonNode times(HelpdeskClient client, String contact) {
        return client.asAgent().send(TIMES, Map.of("id", contact)).data("contact");
    }

    private static Stream<Instant> moments(HelpdeskClient client, String contact) {
        var times = times(client, contact);
        return Stream.of("createdAt", "updatedAt", "softDeletedAt")
                .flatMap(field -> times.findValues(field).stream())
                .map(time -> Instant.parse(time.asString()));
    }
}
