package helpdesk.graphql.error;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpHeaders.ACCEPT_ENCODING;
import static org.springframework.http.HttpHeaders.ALLOW;
import static org.springframework.http.HttpHeaders.CONTENT_ENCODING;
import static org.springframework.http.HttpHeaders.CONTENT_TYPE;
import static org.springframework.http.MediaType.APPLICATION_GRAPHQL_RESPONSE;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.http.MediaType.APPLICATION_XML;
import static org.springframework.http.MediaType.TEXT_HTML;
import static org.springframework.http.MediaType.TEXT_PLAIN;

import helpdesk.HelpdeskTest;
import helpdesk.api.RawServer;
import helpdesk.development.DevelopmentTokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.RequestBodySpec;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

@HelpdeskTest
@ExtendWith(OutputCaptureExtension.class)
class HttpErrorsTests {

    private static final String DOCUMENT = "{\"query\":\"{ __typename }\"}";

    final RestTestClient server;

    HttpErrorsTests(@Autowired DevelopmentTokens tokens, @LocalServerPort int port) {
        server = RestTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .defaultHeaders(headers -> headers.setBearerAuth(tokens.agent()))
                .build();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "Erika Mustermann",
                "{",
                "[]",
                "[{\"query\":\"{ __typename }\"}]",
                "null",
                "17",
                "\"{ __typename }\"",
                "{}",
                "{\"query\":null}",
                "{\"query\":[\"Erika Mustermann\"]}",
                "{\"query\":{\"Erika\":\"Mustermann\"}}",
                "{\"document\":\"{ __typename }\"}",
                "{\"extensions\":null}",
                "{\"query\":\"{ __typename }\",\"variables\":\"Erika Mustermann\"}",
                "{\"query\":\"{ __typename }\",\"variables\":[\"Erika Mustermann\"]}",
                "{\"query\":\"{ __typename }\",\"operationName\":{\"Erika\":\"Mustermann\"}}",
                "{\"query\":\"{ __typename }\",\"extensions\":\"Erika Mustermann\"}",
            })
    void refusesABodyThatIsNoGraphQlRequestAndKeepsItOutOfTheLog(String body, CapturedOutput log) {
        isRefused(request(HttpMethod.POST, APPLICATION_JSON).body(body).exchange(), 400, "BAD_USER_INPUT");
        assertThat(log).doesNotContain("Erika", "Mustermann");
    }

    @Test
    void answersInTheTypeThatIsAcceptedAndReadsTheTypeThatIsSent() {
        for (var accepted : new MediaType[] {APPLICATION_JSON, APPLICATION_GRAPHQL_RESPONSE}) {
            request(HttpMethod.POST, accepted)
                    .body("{}")
                    .exchange()
                    .expectStatus()
                    .isBadRequest()
                    .expectHeader()
                    .contentType(new MediaType(accepted, UTF_8));
        }
        isRefused(
                request(HttpMethod.POST, APPLICATION_JSON)
                        .contentType(TEXT_PLAIN)
                        .body(DOCUMENT)
                        .exchange(),
                415,
                "BAD_USER_INPUT");
        isRefused(request(HttpMethod.POST, APPLICATION_XML).body(DOCUMENT).exchange(), 406, "BAD_USER_INPUT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/*", "application/*+json"})
    void readsNoTypeThatIsAny(String type) {
        isRefused(
                request(HttpMethod.POST, APPLICATION_JSON)
                        .headers(headers -> headers.set(CONTENT_TYPE, type))
                        .body(DOCUMENT)
                        .exchange(),
                415,
                "BAD_USER_INPUT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH", "DELETE", "OPTIONS", "QUERY", "PROPFIND"})
    void takesNoOtherMethod(String method) {
        var answer = request(HttpMethod.valueOf(method), APPLICATION_JSON).exchange();
        answer.expectHeader().valueEquals(ALLOW, "GET, HEAD, POST");
        isRefused(answer, 405, "BAD_USER_INPUT");
    }

    /// The container itself refuses the first of them.
    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "QUERY", "x-unknown"})
    void saysWhichMethodsItTakesToAnyOther(String method, @LocalServerPort int port) {
        var answer = new RawServer(port).ask(method + " /graphql");
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.errorCode()).isEqualTo("BAD_USER_INPUT");
        assertThat(answer.text()).containsOnlyOnce("Allow: ");
        assertThat(answer.headers()).containsEntry("allow", "GET, HEAD, POST");
    }

    @Test
    void readsNoCodedBody() {
        for (var coding : new String[] {"gzip", "br", "GZIP, identity", "nonsense"}) {
            var answer = request(HttpMethod.POST, APPLICATION_JSON)
                    .header(CONTENT_ENCODING, coding)
                    .body(DOCUMENT)
                    .exchange();
            answer.expectHeader().valueEquals(ACCEPT_ENCODING, "identity");
            isRefused(answer, 415, "BAD_USER_INPUT");
        }
        request(HttpMethod.POST, APPLICATION_JSON)
                .header(CONTENT_ENCODING, "identity")
                .body(DOCUMENT)
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void knowsNoOtherAddress() {
        isRefused(server.get().uri("/nowhere").exchange(), 404, "NOT_FOUND");
        isRefused(server.get().uri("/error").exchange(), 404, "NOT_FOUND");
        isRefused(server.get().uri("/graphiql/nowhere").accept(TEXT_HTML).exchange(), 404, "NOT_FOUND");
        isRefused(server.get().uri("/graphql;a=b").exchange(), 400, "BAD_USER_INPUT");
    }

    private RequestBodySpec request(HttpMethod method, MediaType accepted) {
        return server.method(method).uri("/graphql").accept(accepted).contentType(APPLICATION_JSON);
    }

    private static void isRefused(ResponseSpec answer, int status, String code) {
        answer.expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.length()")
                .isEqualTo(1)
                .jsonPath("$.errors.length()")
                .isEqualTo(1)
                .jsonPath("$.errors[0].message")
                .isNotEmpty()
                .jsonPath("$.errors[0].extensions.code")
                .isEqualTo(code)
                .jsonPath("$.errors[0].extensions.requestId")
                .isNotEmpty();
    }
}
