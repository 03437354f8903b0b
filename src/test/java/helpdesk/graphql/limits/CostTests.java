package helpdesk.graphql.limits;

import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.HelpdeskTest;
import helpdesk.api.Answer;
import helpdesk.api.HelpdeskClient;
import helpdesk.api.SocketClient;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Callers who ask for it see what an operation costs, and what they have left.
@HelpdeskTest
@TestPropertySource(properties = {"helpdesk.limits.rates.factor=1", "helpdesk.limits.rates.authenticated=30000"})
class CostTests {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Autowired
    HelpdeskClient client;

    @Test
    void isShownOnRequest() {
        var cost = cost(send(client.asAgent(), "{ contacts(first: 7) { nodes { id } } }", true));
        assertThat(cost.path("requested").asInt()).isEqualTo(8);
        assertThat(cost.path("actual").asInt()).isEqualTo(8);
        assertThat(cost.at("/throttleStatus/maximumAvailable").asLong()).isEqualTo(30_000);
        assertThat(cost.at("/throttleStatus/currentlyAvailable").asLong()).isBetween(29_000L, 30_000L);
        assertThat(cost.at("/throttleStatus/restoreRate").asLong()).isEqualTo(500);
    }

    @Test
    void isThatOfTheCaller() {
        var cost = cost(send(client.asAnonymous(), "{ __typename }", true));
        assertThat(cost.path("requested").asInt()).isEqualTo(1);
        assertThat(cost.at("/throttleStatus/maximumAvailable").asLong()).isEqualTo(300_000);
        assertThat(cost.at("/throttleStatus/restoreRate").asLong()).isEqualTo(5_000);
    }

    @Test
    void isTakenFromTheAllowance() {
        var page = ": contacts(first: 100) { nodes { customFieldValues { key } } } ";
        var cost = cost(send(client.asPrivacyOfficer(), "{ a" + page + "b" + page + "c" + page + "}", true));
        assertThat(cost.path("requested").asInt()).isGreaterThan(6_000);
        assertThat(cost.at("/throttleStatus/currentlyAvailable").asLong()).isLessThan(25_000);
    }

    /// An operation that fails has cost as much.
    @Test
    void isShownBesideErrors() {
        var answer = send(client.asAnonymous(), "{ contacts(first: 7) { nodes { id } } }", true);
        assertThat(answer.errorCodes()).containsExactly("UNAUTHENTICATED");
        assertThat(cost(answer).path("requested").asInt()).isEqualTo(8);
    }

    @Test
    void isAWholeNumberInASecond() {
        var restoreRate = cost(send(client.asAgent(), "{ __typename }", true)).at("/throttleStatus/restoreRate");
        assertThat(restoreRate.toString()).isEqualTo("500");
    }

    /// Nothing is executed, so there is no actual cost.
    @Test
    void isShownWithRefusals() {
        var tooLarge = "{ contacts(first: 100) { nodes { customFieldValues { field { choices } } } } }";
        var cost = cost(send(client.asAgent(), tooLarge, true));
        assertThat(cost.path("requested").asInt()).isGreaterThan(20_000);
        assertThat(cost.path("actual").isNull()).isTrue();
        var ofNone = cost(send(client.asAgent(), "{ nothing }", true));
        assertThat(ofNone.path("requested").isNull()).isTrue();
        assertThat(ofNone.at("/throttleStatus/currentlyAvailable").asLong()).isPositive();
    }

    @Test
    void isShownOverAWebSocketToo() {
        try (var socket =
                SocketClient.open(client.port(), String.valueOf(client.asAgent().token()))) {
            var document = "{ contacts(first: 7) { nodes { id } } }";
            socket.subscribe("one", Map.of("query", document, "extensions", Map.of("cost", true)));
            assertThat(socket.next("next", "one")
                            .at("/extensions/cost/requested")
                            .asInt())
                    .isEqualTo(8);
        }
    }

    /// By the operation, not by the connection, which goes on.
    @Test
    void isLimitedOverAWebSocketToo() {
        var token = client.tokens().issue(claims -> claims.subject("kim").claim("roles", List.of("agent")));
        try (var socket = SocketClient.open(client.port(), token)) {
            var page = ": contacts(first: 100) { nodes { customFieldValues { key } } } ";
            var document = "{ a" + page + "b" + page + "c" + page + "}";
            for (var id = 0; id < 4; id++) {
                socket.subscribe("one", document, Map.of()).next("next", "one");
                socket.next("complete", "one");
            }
            assertThat(socket.subscribe("one", document, Map.of())
                            .next("error", "one")
                            .at("/0/extensions/code")
                            .asString())
                    .isEqualTo("THROTTLED");
            socket.subscribe("one", "{ __typename }", Map.of()).next("next", "one");
        }
    }

    @Test
    void isNotShownToOthers() {
        assertThat(client.asAgent().send("{ __typename }").json().has("extensions"))
                .isFalse();
        Stream.of(false, "true", 1, Map.of())
                .map(cost -> send(client.asAgent(), "{ __typename }", cost))
                .forEach(answer -> assertThat(answer.json().has("extensions")).isFalse());
    }

    private static JsonNode cost(Answer answer) {
        return answer.json().at("/extensions/cost");
    }

    private static Answer send(HelpdeskClient caller, String document, Object cost) {
        return caller.post(JSON.writeValueAsString(Map.of("query", document, "extensions", Map.of("cost", cost))));
    }
}
