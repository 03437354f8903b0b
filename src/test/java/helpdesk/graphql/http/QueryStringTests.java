package helpdesk.graphql.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import helpdesk.ConfiguredHelpdeskTest;
import helpdesk.api.HelpdeskClient;
import helpdesk.api.RawServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;

/// What stands in the address of a query by GET may be personal, and is written nowhere.
@ConfiguredHelpdeskTest
class QueryStringTests {

    private static final String CANARY = "MustermannInAnAddress";

    @Autowired
    HelpdeskClient client;

    @LocalManagementPort
    int management;

    @Test
    void isInNoLogWhateverItsLevel() {
        var root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        var level = root.getLevel();
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        root.addAppender(lines);
        root.setLevel(Level.DEBUG);
        try {
            ask();
        } finally {
            root.setLevel(level);
            root.detachAppender(lines);
        }
        assertThat(List.copyOf(lines.list))
                .isNotEmpty()
                .noneMatch(line -> line.toString().contains(CANARY));
    }

    @Test
    void isInNoAccessLog() throws IOException {
        ask();
        var log = new StringBuilder();
        try (var files = Files.list(Path.of("target/access-log"))) {
            for (var file : files.toList()) {
                log.append(Files.readString(file));
            }
        }
        assertThat(log).contains("\"GET /graphql HTTP/1.1\" 200").doesNotContain(CANARY, "?");
    }

    @Test
    void isInNoMetric() {
        ask();
        var metrics = new RawServer(management);
        assertThat(metrics.ask("GET /actuator/metrics/http.server.requests").text())
                .contains("\"/graphql\"")
                .doesNotContain(CANARY);
        assertThat(metrics.ask("GET /actuator/prometheus").text()).doesNotContain(CANARY);
    }

    private void ask() {
        var document = "query %s($id: ID!) { %s: contact(id: $id) { id } }".formatted(CANARY, CANARY);
        var variables = "{\"id\":\"" + CANARY + "\"}";
        assertThat(client.asAgent()
                        .get(Map.of("query", document, "variables", variables, "operationName", CANARY))
                        .status())
                .isEqualTo(200);
        client.get(Map.of("query", CANARY, "variables", CANARY, "extensions", CANARY));
        client.withToken(CANARY).get(Map.of("query", CANARY));
        new RawServer(client.port()).ask("GET /nowhere?" + CANARY);
        new RawServer(client.port()).ask("GET /graphql?query=%zz" + CANARY);
        new RawServer(client.port()).ask("POST /graphql?query=%zz" + CANARY);
    }
}
