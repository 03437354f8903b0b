package helpdesk.graphql.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.HelpdeskTest;
import helpdesk.api.Helpdesk;
import helpdesk.api.HelpdeskClient;
import helpdesk.api.RawAnswer;
import helpdesk.api.RawServer;
import java.net.URLEncoder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@HelpdeskTest
class GetRequestTests {

    private static final String BY_ID = "query ($id: ID!) { contact(id: $id) { id } }";

    @Autowired
    HelpdeskClient client;

    @Autowired
    Helpdesk helpdesk;

    final RawServer server;

    GetRequestTests(@LocalServerPort int port) {
        server = new RawServer(port);
    }

    @Test
    void answersAQueryWithVariables() {
        var contact = helpdesk.aContact();
        var answer = get(Map.of("query", BY_ID, "variables", "{\"id\":\"" + contact + "\"}"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/data/contact/id").asString()).isEqualTo(contact);
    }

    @Test
    void executesTheOperationThatIsNamed() {
        var two = "query A { a: __typename } query B { b: __typename }";
        assertThat(get(Map.of("query", two, "operationName", "B"))
                        .json()
                        .at("/data/b")
                        .asString())
                .isEqualTo("Query");
        assertThat(get(Map.of("query", two)).errorCode()).isEqualTo("OPERATION_RESOLUTION_FAILURE");
    }

    /// `null` is JSON in `variables`, and a name in `operationName`.
    @Test
    void treatsEmptyParametersAsAbsentAndIgnoresOthers() {
        var answer =
                server.ask("GET /graphql?query=%7B__typename%7D&operationName=&variables=&extensions=&cacheBuster=1");
        assertThat(answer.json().at("/data/__typename").asString()).isEqualTo("Query");
        assertThat(server.ask("GET /graphql?query=%7B__typename%7D&variables=null&extensions=null")
                        .json()
                        .at("/data/__typename")
                        .asString())
                .isEqualTo("Query");
        assertThat(server.ask("GET /graphql?query=query+null%7B__typename%7D&operationName=null")
                        .json()
                        .at("/data/__typename")
                        .asString())
                .isEqualTo("Query");
    }

    @Test
    void answersHeadWithoutABody() {
        var answer = server.ask("HEAD /graphql?query=%7B__typename%7D");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers()).containsEntry("content-type", "application/json;charset=UTF-8");
        assertThat(answer.text()).endsWith("\r\n\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?",
                "?query",
                "?query=",
                "?variables=%7B%7D",
                "?query=%7B__typename%7D&query=%7B__typename%7D",
                "?query=%7B__typename%7D&variables=%7B%7D&variables=%7B%7D",
                "?query=%7B__typename%7D&operationName=&operationName=",
                "?query=%7B__typename%7D&variables=Mustermann",
                "?query=%7B__typename%7D&variables=%5B%22Mustermann%22%5D",
                "?query=%7B__typename%7D&variables=%22Mustermann%22",
                "?query=%7B__typename%7D&variables=%7B%7D%7B%7D",
                "?query=%7B__typename%7D&extensions=7",
                "?query=%7B__typename%7D&variables=%7B%22Mustermann",
                "?query=%7B__typename%7D&variables=" + "%7B%22a%22%3A" + "%5B%5B%5B%5B%5B%5B%5B%5B%5B%5B%5B"
                        + "%5B%5B%5B%5B%5B%5B%5B%5B%5B%5B%5D%5D%5D%5D%5D%5D%5D%5D%5D%5D%5D%5D%5D%5D%5D%5D%5D%5D"
                        + "%5D%5D%5D%7D",
            })
    void refusesAnAddressThatIsNoRequest(String parameters) {
        var answer = server.ask("GET /graphql" + parameters);
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.errorCode()).isEqualTo("BAD_USER_INPUT");
        assertThat(answer.text()).doesNotContain("Mustermann");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mutation { %s }",
                "query A { __typename } mutation B { %s }",
                "mutation B { %s } query A { __typename } subscription C { purgeProgress(id: \"x\") { id } }",
            })
    void neverExecutesAMutation(String document) {
        var contact = helpdesk.aSoftDeletedContact();
        var mutation =
                document.formatted("restoreContact(input: { id: \"%s\" }) { contact { id } }".formatted(contact));
        var parameters = document.startsWith("mutation {")
                ? Map.of("query", mutation)
                : Map.of("query", mutation, "operationName", "B");
        for (var accept : new String[] {"application/json", "application/graphql-response+json", "text/event-stream"}) {
            var answer = get(parameters, "Accept: " + accept);
            assertThat(answer.status()).as(answer.text()).isEqualTo(405);
            assertThat(answer.headers()).containsEntry("allow", "POST");
            assertThat(answer.errorCode()).isEqualTo("BAD_USER_INPUT");
        }
        assertThat(client.asAgent()
                        .send("{ contact(id: \"%s\") { state } }".formatted(contact))
                        .text("contact.state"))
                .isEqualTo("SOFT_DELETED");
    }

    @Test
    void opensNoStreamForHead() {
        var purge = helpdesk.purged(helpdesk.aSoftDeletedContact()).path("id").asString();
        var document = "subscription { purgeProgress(id: \"" + purge + "\") { id } }";
        var answer = server.ask(
                "HEAD /graphql?query=" + URLEncoder.encode(document, UTF_8),
                "Authorization: Bearer " + client.asAgent().token(),
                "Accept: application/graphql-response+json, text/event-stream");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.headers().get("content-type")).startsWith("application/graphql-response+json");
    }

    @Test
    void refusesASubscriptionUnlessEventsAreAccepted() {
        var document = "subscription { purgeProgress(id: \"x\") { id } }";
        var answer = get(Map.of("query", document), "Accept: application/graphql-response+json");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errorCode()).isEqualTo("BAD_USER_INPUT");
        var events = get(Map.of("query", document), "Accept: text/event-stream");
        assertThat(events.headers().get("content-type")).startsWith("text/event-stream");
        assertThat(events.text()).contains("event:next", "event:complete");
    }

    /// A browser sends cookies by itself, and anybody can write a link.
    @ParameterizedTest
    @ValueSource(strings = {"Cookie: access_token=%s", "Cookie: Authorization=%s", "X-Nothing: %s"})
    void takesTokensFromTheHeaderAlone(String header) {
        var token = client.tokens().agent();
        var answer = server.ask(
                "GET /graphql?query=%7Bviewer%7B__typename%7D%7D&access_token=" + token, header.formatted(token));
        assertThat(answer.json().at("/data/viewer").isNull()).as(answer.text()).isTrue();
    }

    @Test
    void refusesAnAddressThatIsTooLong() {
        var answer = server.ask("GET /graphql?query=%7B__typename%7D&x=" + "x".repeat(20_000));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errorCode()).isEqualTo("BAD_USER_INPUT");
    }

    private RawAnswer get(Map<String, String> parameters, String... headers) {
        var query = parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), UTF_8))
                .collect(joining("&"));
        var all = new String[headers.length + 1];
        System.arraycopy(headers, 0, all, 1, headers.length);
        all[0] = "Authorization: Bearer " + client.tokens().agent();
        return server.ask("GET /graphql?" + query, all);
    }
}
