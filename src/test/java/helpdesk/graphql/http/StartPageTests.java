package helpdesk.graphql.http;

import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.ConfiguredHelpdeskTest;
import helpdesk.HelpdeskTest;
import helpdesk.api.RawServer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

class StartPageTests {

    private static final String BROWSER = "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    @Nested
    @HelpdeskTest
    class WithAnExplorer {

        /// Relative, so that it is right whatever path a proxy serves this one under.
        @Test
        void leadsThere(@LocalServerPort int port) {
            var answer = new RawServer(port).ask("GET /", BROWSER, "X-Forwarded-Prefix: /helpdesk");
            assertThat(answer.status()).isEqualTo(302);
            assertThat(answer.headers()).containsEntry("location", "graphiql");
        }

        @Test
        void takesNothingElse(@LocalServerPort int port) {
            var answer = new RawServer(port).ask("POST /");
            assertThat(answer.status()).isEqualTo(405);
            assertThat(answer.errorCode()).isEqualTo("BAD_USER_INPUT");
        }
    }

    @Nested
    @ConfiguredHelpdeskTest
    class WithoutAnExplorer {

        @Test
        void tellsWhereTheApiIs(@LocalServerPort int port) {
            var answer = new RawServer(port).ask("GET /", BROWSER);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().path("graphql").asString()).isEqualTo("graphql");
            assertThat(answer.text()).doesNotContain("graphiql");
        }
    }

    @Nested
    @HelpdeskTest
    @TestPropertySource(properties = {"server.servlet.context-path=/desk", "spring.graphql.http.path=/v1/api"})
    class BelowAPath {

        @Test
        void leadsThereAndServesAllOfIt(@LocalServerPort int port) {
            var server = new RawServer(port);
            assertThat(server.ask("GET /desk/").headers()).containsEntry("location", "graphiql");
            assertThat(server.ask("GET /desk/graphiql").status()).isEqualTo(200);
            assertThat(server.ask("GET /desk/v1/api?query=%7B__typename%7D").status())
                    .isEqualTo(200);
            assertThat(server.ask("GET /desk/v1/api/schema").status()).isEqualTo(200);
        }
    }
}
