package helpdesk.graphql.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import helpdesk.HelpdeskTest;
import helpdesk.api.EventClient;
import helpdesk.api.HelpdeskClient;
import helpdesk.api.SocketClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Whatever is meant to keep the server busy is refused before it does.
@HelpdeskTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttackTests {

    /// Far more than any refusal takes, even on a busy machine, and far less than any attack that succeeds.
    private static final List<String> CODES = List.of(
            "BAD_USER_INPUT", "GRAPHQL_PARSE_FAILED", "GRAPHQL_VALIDATION_FAILED", "OPERATION_RESOLUTION_FAILURE");

    private static final Duration BRIEF = Duration.ofMillis(400);

    private static final int ATTEMPTS = 7;

    private static final Logger LOG = LoggerFactory.getLogger(AttackTests.class);

    @Autowired
    HelpdeskClient client;

    static Stream<String> attacks() {
        return Attacks.bodies().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void isRefusedBrieflyAndHoldsNobodyUp(String attack) {
        var body = Attacks.bodies().getOrDefault(attack, "");
        var milliseconds = IntStream.range(0, ATTEMPTS)
                .mapToLong(_ -> refused(body))
                .sorted()
                .toArray();
        var median = milliseconds[ATTEMPTS / 2];
        LOG.info("Refused in {} ms: {}", median, attack);
        assertThat(median).isLessThan(BRIEF.toMillis());
        assertThat(client.asAgent().send("{ viewer { __typename } }").text("viewer.__typename"))
                .isEqualTo("Agent");
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void isRefusedAsAStreamToo(String attack) {
        var body = Attacks.bodies().getOrDefault(attack, "");
        try (var events = EventClient.post(client.port(), client.tokens().agent(), body)) {
            assertThat(codes(events.first().path("errors"))).isNotEmpty().isSubsetOf(CODES);
        }
        try (var socket = SocketClient.open(client.port(), client.tokens().agent())) {
            socket.say("{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":%s}".formatted(body));
            await().until(() -> !socket.unread().isEmpty() || !socket.isOpen());
            if (socket.isOpen()) {
                var payload = socket.next().path("payload");
                var errors = payload.isArray() ? payload : payload.path("errors");
                assertThat(codes(errors)).isNotEmpty().isSubsetOf(CODES);
                assertThat(payload.path("data").isEmpty()).isTrue();
            } else {
                assertThat(socket.closeCode()).isIn(1009, 4400);
            }
        }
    }

    static Stream<String> shortAttacks() {
        return Attacks.bodies().entrySet().stream()
                .filter(attack -> attack.getValue().length() < 2_000)
                .map(Map.Entry::getKey);
    }

    @ParameterizedTest
    @MethodSource("shortAttacks")
    void isRefusedInAnAddressToo(String attack) {
        var request = JsonMapper.shared().readTree(Attacks.bodies().getOrDefault(attack, ""));
        var parameters = new HashMap<String, String>();
        request.properties().forEach(field -> parameters.put(field.getKey(), text(field.getValue())));
        var answer = client.asAgent().get(parameters);
        assertThat(answer.errorCodes())
                .as(answer.text())
                .isNotEmpty()
                .isSubsetOf(CODES)
                .hasSizeLessThan(6);
        assertThat(answer.json().path("data").isEmpty()).isTrue();
    }

    private static String text(JsonNode value) {
        return value.isString() ? value.asString() : value.toString();
    }

    private static Stream<String> codes(JsonNode errors) {
        return errors.valueStream().map(error -> error.at("/extensions/code").asString());
    }

    @Test
    void leavesNoThreadBehind() {
        Attacks.bodies().values().forEach(this::refused);
        assertThat(Busy.threads()).isEmpty();
    }

    private long refused(String body) {
        var start = System.nanoTime();
        var answer = client.asAgent().post(body);
        var time = Duration.ofNanos(System.nanoTime() - start).toMillis();
        assertThat(answer.errorCodes()).isNotEmpty().isSubsetOf(CODES).hasSizeLessThan(6);
        assertThat(answer.status()).isIn(200, 400, 413);
        assertThat(answer.json().path("data").isEmpty()).isTrue();
        assertThat(answer.text()).hasSizeLessThan(2_000);
        return time;
    }
}
