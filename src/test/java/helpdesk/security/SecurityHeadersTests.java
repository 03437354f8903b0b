package helpdesk.security;

import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.ConfiguredHelpdeskTest;
import helpdesk.HelpdeskTest;
import helpdesk.api.RawAnswer;
import helpdesk.api.RawServer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;

class SecurityHeadersTests {

    private static final String NOTHING_AT_ALL =
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

    @Nested
    @HelpdeskTest
    class OnTheMainPort {

        final RawServer server;

        OnTheMainPort(@LocalServerPort int port) {
            server = new RawServer(port);
        }

        @Test
        void areOnAnswersOfTheApi() {
            assertThatItIsGuarded(server.query("{ __typename }"), 200);
            assertThatItIsGuarded(server.query("{ contacts { totalCount } }"), 200);
            assertThatItIsGuarded(server.query("{ __typename }", "Accept: text/event-stream"), 200);
        }

        @Test
        void areOnAnswersToAHandshake() {
            assertThatItIsGuarded(handshake("13"), 101);
            assertThatItIsGuarded(handshake("12"), 426);
            assertThatItIsGuarded(handshake("13", "Origin: https://elsewhere.example.com"), 403);
            assertThatItIsGuarded(handshake("13", "Authorization: Bearer garbage"), 401);
        }

        private RawAnswer handshake(String version, String... headers) {
            return server.handshake(version, headers);
        }

        @ParameterizedTest
        @ValueSource(strings = {"no JSON", "null", "{}"})
        void areOnRefusalsOfWhatIsNoGraphQl(String body) {
            assertThatItIsGuarded(server.post(body, "Content-Type: application/json"), 400);
        }

        @Test
        void areOnRefusalsOfAnyOtherKind() {
            assertThatItIsGuarded(server.query("{ __typename }", "Authorization: Bearer garbage"), 401);
            assertThatItIsGuarded(server.ask("GET /nowhere"), 404);
            assertThatItIsGuarded(server.ask("GET /favicon.ico"), 404);
            assertThatItIsGuarded(server.ask("GET /graphql"), 400);
            assertThatItIsGuarded(server.ask("PUT /graphql"), 405);
            assertThatItIsGuarded(server.query("{ __typename }", "Accept: text/html"), 406);
            assertThatItIsGuarded(server.post("{ __typename }", "Content-Type: text/plain"), 415);
        }

        /// Neither gets as far as a filter: the one is refused by the firewall, the other by the container.
        @ParameterizedTest
        @ValueSource(strings = {"GET /graphql;a=b", "GET /graphql%0a", "GET /%2e%2e%2f", "GET /{}", "GET /a%"})
        void areOnRefusalsOfMaliciousAddresses(String requestLine) {
            assertThatItIsGuarded(server.ask(requestLine), 400);
        }

        @Test
        void areOnWhatTheServerTellsOfItsHealth() {
            assertThatItIsGuarded(server.ask("GET /actuator/health"), 200);
            assertThatItIsGuarded(server.ask("GET /actuator/metrics"), 404);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "/", "/explorer.js", "/explorer.css", "/lib/graphiql.min.js"})
        void leaveTheExplorerWhatItNeeds(String file) {
            var answer = server.ask("GET /graphiql" + file);
            assertThatItHasWhatAllHave(answer);
            assertThat(answer.headers().get("content-security-policy"))
                    .startsWith("default-src 'self';")
                    .contains("frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(answer.headers()).containsEntry("cache-control", "no-cache");
        }

        /// Browsers ignore it on plain HTTP, and so does anybody who says that it came over HTTPS without being asked.
        @Test
        void demandNoHttpsOverHttp() {
            assertThat(server.query("{ __typename }", "X-Forwarded-Proto: https")
                            .headers())
                    .doesNotContainKey("strict-transport-security");
        }
    }

    @Nested
    @ConfiguredHelpdeskTest
    class OnTheManagementPort {

        final RawServer server;
        final RawServer management;

        OnTheManagementPort(@LocalServerPort int port, @LocalManagementPort int managementPort) {
            server = new RawServer(port);
            management = new RawServer(managementPort);
        }

        @Test
        void areThereToo() {
            assertThatItIsGuarded(management.ask("GET /actuator/metrics"), 200);
            assertThatItIsGuarded(management.ask("GET /nowhere"), 404);
            assertThatItIsGuarded(management.ask("GET /{}"), 400);
        }

        @ParameterizedTest
        @ValueSource(strings = {"POST /graphql", "GET /nowhere", "GET /graphql;a=b"})
        void demandHttpsOnceItIsUsed(String requestLine) {
            assertThat(server.ask(requestLine, "X-Forwarded-Proto: https").headers())
                    .containsEntry("strict-transport-security", "max-age=31536000; includeSubDomains");
        }
    }

    private static void assertThatItIsGuarded(RawAnswer answer, int status) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.headers())
                .containsEntry("cache-control", "no-store")
                .containsEntry("content-security-policy", NOTHING_AT_ALL);
        assertThatItHasWhatAllHave(answer);
    }

    private static void assertThatItHasWhatAllHave(RawAnswer answer) {
        assertThat(answer.headers())
                .containsKeys("content-security-policy", "cache-control")
                .containsEntry("cross-origin-opener-policy", "same-origin")
                .containsEntry("cross-origin-resource-policy", "same-origin")
                .containsEntry("referrer-policy", "no-referrer")
                .containsEntry("x-content-type-options", "nosniff")
                .containsEntry("x-frame-options", "DENY")
                .containsEntry("x-xss-protection", "0")
                .containsKey("permissions-policy")
                .doesNotContainKeys("server", "x-powered-by", "set-cookie");
    }
}
