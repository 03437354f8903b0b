package helpdesk.graphql.limits;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.introspection.Introspection;
import helpdesk.HelpdeskTest;
import helpdesk.api.HelpdeskClient;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;

/// The checks of graphql-cop (https://github.com/dolevf/graphql-cop), each by its title, against a server that shows
/// nobody its schema. A check that finds what it looks for is a test that fails.
@HelpdeskTest
@TestPropertySource(
        properties = {"spring.graphql.schema.introspection.enabled=false", "helpdesk.explorer.enabled=false"})
class GraphqlCopTests {

    @Autowired
    HelpdeskClient client;

    final RestTestClient server;

    GraphqlCopTests(@LocalServerPort int port) {
        server = RestTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .build();
    }

    /// The switch is the JVM's.
    @AfterAll
    static void showOthersTheSchema() {
        Introspection.enabledJvmWide(true);
    }

    @Test
    void aliasOverloading() {
        var aliases = IntStream.range(0, 101)
                .mapToObj(i -> "alias" + i + ":__typename \n")
                .collect(Collectors.joining());
        isRefused("query cop { " + aliases + " }");
    }

    @Test
    void arrayBasedQueryBatching() {
        var batch = IntStream.range(0, 10)
                .mapToObj(_ -> "{\"query\":\"query cop { __typename }\"}")
                .collect(Collectors.joining(",", "[", "]"));
        assertThat(client.post(batch).status()).isEqualTo(400);
    }

    @Test
    void directiveOverloading() {
        isRefused("query cop { __typename @aa@aa@aa@aa@aa@aa@aa@aa@aa@aa }");
    }

    @Test
    void introspectionBasedCircularQuery() {
        isRefused("query cop { __schema { types { fields { type { fields { type { fields { type { fields { type "
                + "{ name } } } } } } } } } } }");
    }

    @Test
    void fieldDuplication() {
        isRefused("query cop { " + "__typename \n".repeat(500) + "} ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"query cop { __schema { directive } }", "query cop { contactz { id } }"})
    void fieldSuggestions(String document) {
        assertThat(client.send(document).text()).doesNotContainIgnoringCase("did you mean");
    }

    /// Not a risk here: see `src/docs/security.md`, "Queries by GET".
    @Test
    void getMethodQuerySupport() {
        server.get()
                .uri("/graphql?query={query}", "query cop { __typename }")
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void mutationIsAllowedOverGet() {
        server.get()
                .uri("/graphql?query={query}", "mutation cop { __typename }")
                .exchange()
                .expectStatus()
                .isEqualTo(405);
    }

    @Test
    void postBasedUrlEncodedQuery() {
        server.method(HttpMethod.POST)
                .uri("/graphql")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body("query=query+cop+%7B+__typename+%7D")
                .exchange()
                .expectStatus()
                .isEqualTo(415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"graphiql", "playground", "console", "graphql", "altair", "voyager"})
    void graphqlIde(String path) {
        var page = server.get()
                .uri("/" + path)
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectBody(String.class)
                .returnResult();
        assertThat(page.getStatus().isError()).isTrue();
        assertThat(String.valueOf(page.getResponseBody())).doesNotContainIgnoringCase("graphiql", "playground");
    }

    @Test
    void introspection() {
        isRefused("query cop { __schema { types { name fields { name } } } }");
    }

    @Test
    void traceMode() {
        var answer = client.send("query cop { __typename }");
        assertThat(answer.json().has("extensions")).isFalse();
        assertThat(answer.text()).doesNotContainIgnoringCase("tracing", "stacktrace");
    }

    @Test
    void unhandledErrorsDetection() {
        var answer = client.send("qwerty cop { abc }");
        assertThat(answer.errorCodes()).containsExactly("GRAPHQL_PARSE_FAILED");
        assertThat(answer.text()).doesNotContainIgnoringCase("exception");
    }

    private void isRefused(String document) {
        var answer = client.asAgent().send(document);
        assertThat(answer.errorCodes()).hasSize(1).isSubsetOf("BAD_USER_INPUT", "GRAPHQL_VALIDATION_FAILED");
        assertThat(answer.json().path("data").isEmpty()).isTrue();
    }
}
