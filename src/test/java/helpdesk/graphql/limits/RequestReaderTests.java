package helpdesk.graphql.limits;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.HelpdeskTest;
import helpdesk.api.HelpdeskClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@HelpdeskTest
class RequestReaderTests {

    private static final int LONGEST = 1 << 20;

    @Autowired
    HelpdeskClient client;

    @LocalServerPort
    int port;

    @Test
    void readsBodiesUpToTheLimit() throws IOException, InterruptedException {
        var longest = bodyOf(LONGEST);
        assertThat(send(BodyPublishers.ofByteArray(longest))).startsWith("200 {\"data\"");
        assertThat(send(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(longest))))
                .startsWith("200 {\"data\"");
    }

    @ParameterizedTest
    @ValueSource(ints = {LONGEST + 1, 3 * LONGEST, 20 * LONGEST})
    void refusesLongerOnesWhetherTheySayTheirLengthOrNot(int length) throws IOException, InterruptedException {
        var tooLong = bodyOf(length);
        assertThat(send(BodyPublishers.ofByteArray(tooLong)))
                .startsWith("413 {\"errors\"")
                .contains("BAD_USER_INPUT");
        assertThat(send(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(tooLong))))
                .startsWith("413 {\"errors\"")
                .contains("BAD_USER_INPUT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"query\":5}",
                "{\"query\":1.5}",
                "{\"query\":true}",
                "{\"query\":\"{ __typename }\",\"operationName\":5}",
                "{\"query\":\"{ __typename }\",\"variables\":5}",
                "{\"query\":\"{ __typename }\",\"variables\":\"{}\"}",
                "{\"query\":\"{ __typename }\",\"variables\":[]}",
                "[{\"query\":\"{ __typename }\"},{\"query\":\"{ __typename }\"}]"
            })
    void refusesWhatIsNoRequest(String body) {
        var answer = client.asAgent().post(body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errorCodes()).containsExactly("BAD_USER_INPUT");
    }

    @Test
    void saysWhyItIsNoRequest() {
        assertThat(sentence("{\"query\":\"{ __typename }"))
                .isEqualTo("The JSON of the request is malformed at line 1, column 25");
        assertThat(sentence("{\"query\":\"{ __typename }\",\"variables\":5}"))
                .startsWith("A GraphQL request is a JSON object");
        var deep =
                "{\"query\":\"{ __typename }\",\"variables\":{\"x\":%s%s}}".formatted("[".repeat(30), "]".repeat(30));
        assertThat(sentence(deep)).endsWith("is too deep");
        assertThat(sentence("{}")).startsWith("A GraphQL request needs a document");
    }

    private String sentence(String body) {
        return client.asAgent().post(body).errors().getFirst().path("message").asString();
    }

    /// A thing of two characters takes fifty times as much memory.
    @ParameterizedTest
    @MethodSource("manyThings")
    void buildsNothingThatIsMoreThanARequestMayBe(String things) {
        for (var variables : List.of(things, "{\"ids\":" + things + "}")) {
            var answer = client.asAgent().post("{\"query\":\"{ __typename }\",\"variables\":" + variables + "}");
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.errorCodes()).containsExactly("BAD_USER_INPUT");
        }
    }

    static Stream<String> manyThings() {
        return Stream.of(
                "[{}" + ",{}".repeat(340_000) + "]",
                "[0" + ",{\"\":{\"\":{\"\":{\"\":{}}}}}".repeat(43_000) + "]",
                "[".repeat(30) + "]".repeat(30),
                "{\"" + "x".repeat(5_000) + "\":1}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"a\":1}", "[]", "[[1]]", "1.5", "true"})
    void refusesIdsThatAreNeitherTextNorAWholeNumber(String id) {
        var answer = client.asAgent()
                .post("{\"query\":\"query($id: ID!) { node(id: $id) { id } }\",\"variables\":{\"id\":" + id + "}}");
        assertThat(answer.errorCodes()).containsExactly("BAD_USER_INPUT");
        assertThat(client.asAgent()
                        .post("{\"query\":\"query($id: ID!) { node(id: $id) { id } }\",\"variables\":{\"id\":17}}")
                        .data("node")
                        .isNull())
                .isTrue();
    }

    private static byte[] bodyOf(int length) {
        var request = "{\"query\":\"{ __typename }\"}";
        return (request + " ".repeat(length - request.length())).getBytes(UTF_8);
    }

    private String send(BodyPublisher body) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/graphql"))
                    .header("Content-Type", "application/json")
                    .POST(body)
                    .build();
            var response = http.send(request, BodyHandlers.ofString());
            return response.statusCode() + " " + response.body();
        }
    }
}
