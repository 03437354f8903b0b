package helpdesk.management;

import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.ConfiguredHelpdeskTest;
import helpdesk.api.HelpdeskClient;
import helpdesk.api.RawAnswer;
import helpdesk.api.RawServer;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Once somebody gives it a port of its own.
@ConfiguredHelpdeskTest
class ManagementPortTests {

    private static final String CANARY = "Mustermann";

    final RawServer management;
    final RawServer server;

    @Autowired
    HelpdeskClient client;

    ManagementPortTests(@LocalManagementPort int managementPort, @LocalServerPort int port) {
        management = new RawServer(managementPort);
        server = new RawServer(port);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/metrics",
                "/metrics/jvm.info",
                "/prometheus",
                "/info",
                "/health",
                "/health/readiness",
                "/purges"
            })
    void servesWhatOperatorsRead(String address) {
        assertThat(management.ask("GET /actuator" + address).status()).isEqualTo(200);
        assertThat(server.ask("GET /actuator" + address).status()).isEqualTo(404);
    }

    @AfterEach
    void goOn() {
        pause(false);
    }

    @Test
    void letsPurgesRest() {
        assertThat(pause(true).json()).hasToString("{\"paused\":true}");
        assertThat(management.ask("GET /actuator/purges").json()).hasToString("{\"paused\":true}");
        assertThat(pause(false).json()).hasToString("{\"paused\":false}");
        assertThat(server.ask("POST /actuator/purges").status()).isEqualTo(404);
    }

    private RawAnswer pause(boolean paused) {
        var body = "{\"paused\":%s}".formatted(paused);
        return management.send("""
            POST /actuator/purges HTTP/1.1
            Host: localhost
            Connection: close
            Content-Type: application/json
            Content-Length: %s

            %s\
            """.formatted(body.length(), body));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/env", "/beans", "/configprops", "/heapdump", "/loggers", "/shutdown", ""})
    void servesNothingElse(String address) {
        assertThat(management.ask("GET /actuator" + address).status()).isEqualTo(404);
    }

    @Test
    void doesNotServeTheApi() {
        assertThat(management
                        .ask("POST /graphql", "Content-Type: application/json")
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/livez", "/readyz"})
    void leavesProbesBesideTheApi(String address) {
        assertThat(server.ask("GET " + address).json()).hasToString("{\"status\":\"UP\"}");
    }

    @Test
    void measuresRequestsWithoutWhatTheySay() {
        client.asAgent()
                .mutate("createContact", Map.of("name", CANARY, "email", CANARY + "@example.com"), "contact { id }");
        client.post("{\"query\":\"query %1$s { %1$s: viewer { __typename } }\",\"operationName\":\"%1$s\"}"
                .formatted(CANARY));
        client.post("{\"query\":\"{ %s }\"}".formatted(CANARY));
        client.withToken(CANARY).send("{ __typename }");
        server.ask("GET /" + CANARY);
        server.ask("GET /graphql?query=" + CANARY);
        server.ask(CANARY + " /graphql");
        server.ask("GET /graphql;a=" + CANARY);
        server.ask("GET /livez/" + CANARY);
        management.ask("GET /actuator/metrics/" + CANARY);
        assertThat(management.ask("GET /actuator/prometheus").text())
                .contains("http_server_requests_seconds_count{")
                .contains("uri=\"/graphql\"")
                .doesNotContainIgnoringCase(CANARY);
    }
}
