package helpdesk.management;

import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.HelpdeskTest;
import helpdesk.api.RawServer;
import helpdesk.development.DevelopmentTokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// What the server tells of itself, on the port of the API, as it is delivered.
@HelpdeskTest
class HealthTests {

    final RawServer server;
    final String token;

    HealthTests(@LocalServerPort int port, @Autowired DevelopmentTokens tokens) {
        server = new RawServer(port);
        token = "Authorization: Bearer " + tokens.privacyOfficer();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health/liveness", "/actuator/health/readiness", "/livez", "/readyz"})
    void isOneWordForAnybody(String address) {
        for (var caller : new String[] {"X: anonymous", token, "Authorization: Bearer garbage"}) {
            var answer = server.ask("GET " + address, caller);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json()).hasToString("{\"status\":\"UP\"}");
        }
    }

    @Test
    void namesNothingButItsGroups() {
        assertThat(server.ask("GET /actuator/health").json())
                .hasToString("{\"groups\":[\"liveness\",\"readiness\"],\"status\":\"UP\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/metrics",
                "/metrics/jvm.info",
                "/prometheus",
                "/info",
                "/env",
                "/beans",
                "/configprops",
                "/heapdump",
                "/threaddump",
                "/loggers",
                "/mappings",
                "/liquibase",
                "/shutdown",
                "/sbom",
            })
    void isAllThereIs(String address) {
        assertThat(server.ask("GET /actuator" + address).status()).isEqualTo(404);
        assertThat(server.ask("GET /actuator" + address, token).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/database", "/readiness/database", "/db", "/diskSpace", "/mail", "/ping", "/nothing"})
    void isNotTakenApart(String component) {
        assertThat(server.ask("GET /actuator/health" + component).status()).isEqualTo(404);
    }
}
