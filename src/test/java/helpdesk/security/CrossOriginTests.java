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
import org.springframework.boot.test.web.server.LocalServerPort;

/// Pages of other origins: what they may do, and what a browser lets them send without asking.
class CrossOriginTests {

    private static final String CONSOLE = "https://console.example.com";

    @Nested
    @HelpdeskTest
    class Closed {

        final RawServer server;

        Closed(@LocalServerPort int port) {
            server = new RawServer(port);
        }

        @ParameterizedTest
        @ValueSource(strings = {CONSOLE, "null", "http://localhost", "file://"})
        void letsNobodyIn(String origin) {
            assertThatNobodyIsLetIn(server.query("{ __typename }", "Origin: " + origin));
            assertThatNobodyIsLetIn(server.query("{ __typename }", "Origin: " + origin, "Authorization: Bearer x"));
            var preflight = preflight(server, origin);
            assertThatNobodyIsLetIn(preflight);
            assertThat(preflight.status()).isEqualTo(403);
            assertThat(preflight.errorCode()).isEqualTo("FORBIDDEN");
        }

        /// The three types that a form can send.
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "application/x-www-form-urlencoded",
                    "multipart/form-data; boundary=x",
                    "multipart/form-data",
                    "text/plain",
                    "text/plain; application/json",
                    "application/graphql",
                })
        void takesNoForms(String type) {
            var answer = server.post("{\"query\":\"{ __typename }\"}", "Content-Type: " + type);
            assertThat(answer.status()).isEqualTo(415);
            assertThat(answer.errorCode()).isEqualTo("BAD_USER_INPUT");
        }

        @Test
        void takesNothingOfNoType() {
            var answer = server.post("{\"query\":\"{ __typename }\"}");
            assertThat(answer.status()).isEqualTo(415);
            assertThat(answer.errorCode()).isEqualTo("BAD_USER_INPUT");
        }

        /// A link or a form of any page can send one, and its page cannot read the answer.
        @Test
        void takesQueriesFromAnAddressAndShowsThemToNoOtherOrigin() {
            var query = "GET /graphql?query=%7B__typename%7D";
            assertThatNobodyIsLetIn(server.ask(query, "Origin: " + CONSOLE));
            assertThat(server.ask("GET /graphql?query=mutation+%7B__typename%7D")
                            .status())
                    .isEqualTo(405);
        }

        @Test
        void takesNoOtherMethodByAnotherName() {
            assertThat(server.ask(
                                    "GET /graphql?query=mutation+%7B__typename%7D",
                                    "X-HTTP-Method-Override: POST", "Content-Type: application/json")
                            .status())
                    .isEqualTo(405);
            assertThat(server.query("{ __typename }", "X-HTTP-Method-Override: DELETE", "X-Method-Override: GET")
                            .status())
                    .isEqualTo(200);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "application/json",
                    "Application/JSON",
                    "application/json;charset=UTF-8",
                    "application/json; charset=\"utf-8\"",
                })
        void takesJsonHoweverItIsSpelt(String type) {
            var answer = server.post("{\"query\":\"{ __typename }\"}", "Content-Type: " + type);
            assertThat(answer.json().at("/data/__typename").asString()).isEqualTo("Query");
        }
    }

    @Nested
    @ConfiguredHelpdeskTest
    class Opened {

        final RawServer server;

        Opened(@LocalServerPort int port) {
            server = new RawServer(port);
        }

        @Test
        void letsTheOriginInThatIsNamed() {
            assertThat(preflight(server, CONSOLE).headers())
                    .containsEntry("access-control-allow-origin", CONSOLE)
                    .containsEntry("access-control-allow-methods", "GET,POST")
                    .containsEntry("access-control-allow-headers", "authorization, content-type")
                    .doesNotContainKey("access-control-allow-credentials");
            assertThat(server.query("{ __typename }", "Origin: " + CONSOLE).headers())
                    .containsEntry("access-control-allow-origin", CONSOLE);
        }

        /// Or else its page would learn no more than that something failed.
        @Test
        void letsItReadEveryRefusal() {
            isReadable(server.query("{ __typename }", "Origin: " + CONSOLE, "Authorization: Bearer x"), 401);
            isReadable(server.post("x".repeat(2_000_000), "Origin: " + CONSOLE, "Content-Type: application/json"), 413);
            isReadable(server.post("{", "Origin: " + CONSOLE, "Content-Type: application/json"), 400);
            isReadable(server.post("{", "Origin: " + CONSOLE, "Content-Type: text/plain"), 415);
            isReadable(server.ask("GET /graphql", "Origin: " + CONSOLE), 400);
            isReadable(server.ask("GET /graphql?query=%zz", "Origin: " + CONSOLE), 400);
            isReadable(server.ask("GET /graphql?" + "a=b&".repeat(1_001), "Origin: " + CONSOLE), 400);
            isReadable(server.ask("GET /graphql/schema", "Origin: " + CONSOLE), 404);
            isReadable(server.ask("GET /contacts/x/export", "Origin: " + CONSOLE), 401);
            isReadable(server.ask("GET /graphql?query=%7Ba%7D", "Origin: " + CONSOLE, "Accept: text/html"), 406);
            isReadable(server.ask("GET /graphql?query=%7Ba%7D", "Origin: " + CONSOLE), 200);
        }

        private static void isReadable(RawAnswer refusal, int status) {
            assertThat(refusal.status()).isEqualTo(status);
            assertThat(refusal.headers())
                    .containsEntry("access-control-allow-origin", CONSOLE)
                    .containsEntry("access-control-expose-headers", "Retry-After, X-Request-Id");
        }

        @ParameterizedTest
        @ValueSource(strings = {"https://console.example.com.evil.example", "http://console.example.com", "null"})
        void letsNoOtherIn(String origin) {
            assertThatNobodyIsLetIn(preflight(server, origin));
            var answer = server.query("{ __typename }", "Origin: " + origin);
            assertThatNobodyIsLetIn(answer);
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.errorCode()).isEqualTo("FORBIDDEN");
        }
    }

    private static RawAnswer preflight(RawServer server, String origin) {
        return server.ask(
                "OPTIONS /graphql",
                "Origin: " + origin,
                "Access-Control-Request-Method: POST",
                "Access-Control-Request-Headers: authorization, content-type");
    }

    private static void assertThatNobodyIsLetIn(RawAnswer answer) {
        assertThat(answer.headers().keySet()).noneMatch(name -> name.startsWith("access-control-"));
    }
}
