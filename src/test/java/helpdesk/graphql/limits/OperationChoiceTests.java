package helpdesk.graphql.limits;

import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.HelpdeskTest;
import helpdesk.api.EventClient;
import helpdesk.api.HelpdeskClient;
import helpdesk.api.SocketClient;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.graphql.ExecutionGraphQlService;
import org.springframework.graphql.support.DefaultExecutionGraphQlRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The operation that was judged is the one that is executed, or nothing is: whatever a document holds, whatever the
/// request says of the operation that it means, and however it comes in.
@HelpdeskTest
class OperationChoiceTests {

    private static final Logger LOG = LoggerFactory.getLogger(OperationChoiceTests.class);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int REQUESTS = 150;

    @Autowired
    HelpdeskClient client;

    @Autowired
    ExecutionGraphQlService engine;

    /// What an operation does; each can be told by the name of what it answers.
    enum Kind {
        QUERY("query", "{ %s: __typename }"),
        DEAR_QUERY(
                "query",
                "{ %s: contacts(first: 100) { nodes { tickets(first: 100) { nodes { comments(first: 100) { nodes { id }"
                        + " } } } } } }"),
        MUTATION("mutation", "{ %s: softDeleteContact(input: { id: \"x\" }) { userErrors { code } } }"),
        SUBSCRIPTION("subscription", "{ %s: purgeProgress(id: \"x\") { id } }");

        private final String keyword;
        private final String selection;

        Kind(String keyword, String selection) {
            this.keyword = keyword;
            this.selection = selection;
        }
    }

    private record Operation(Kind kind, @Nullable String name) {

        String text(int index) {
            return kind.keyword + " " + Objects.requireNonNullElse(name, "") + kind.selection.formatted("op" + index);
        }
    }

    private record Request(
            List<Operation> operations, @Nullable JsonNode operationName) {

        String body() {
            var body = JSON.createObjectNode();
            body.put("query", document());
            if (operationName != null) {
                body.set("operationName", operationName);
            }
            return body.toString();
        }

        String document() {
            return String.join(
                    "\n",
                    IntStream.range(0, operations.size())
                            .mapToObj(index -> operations.get(index).text(index))
                            .toList());
        }

        /// As the GraphQL specification has it (sections 5.2 and 6.1); -1 for none.
        int meant() {
            var names = operations.stream().map(Operation::name).toList();
            var isValid = names.size() == 1
                    || (names.stream().allMatch(Objects::nonNull)
                            && names.stream().distinct().count() == names.size());
            var name = operationName == null || operationName.isNull() ? "" : operationName.asString();
            if (!isValid || (name.isEmpty() && names.size() > 1)) {
                return -1;
            }
            return name.isEmpty() ? 0 : names.indexOf(name);
        }

        Map<String, String> parameters() {
            return operationName != null && !operationName.isNull()
                    ? Map.of("query", document(), "operationName", operationName.asString())
                    : Map.of("query", document());
        }

        /// The name of what is answered over a transport; empty for a refusal.
        String expected(Set<Kind> carried) {
            return meant() >= 0 && carried.contains(operations.get(meant()).kind()) ? "op" + meant() : "";
        }
    }

    @Test
    void isTheSameForTheGateAndTheEngine() {
        var seed = Long.getLong("helpdesk.random.seed", System.nanoTime());
        LOG.info("-Dhelpdesk.random.seed={}", seed);
        var random = new Random(seed);
        var executed = 0;
        for (var index = 0; index < REQUESTS; index++) {
            var request = request(random);
            var why = "seed %s, request %s: %s".formatted(seed, index, request.body());
            assertThat(keys(client.asAgent().post(request.body()).json()))
                    .as(why)
                    .isEqualTo(request.expected(EnumSet.of(Kind.QUERY, Kind.MUTATION)));
            assertThat(keys(client.asAgent().get(request.parameters()).json()))
                    .as(why)
                    .isEqualTo(request.expected(EnumSet.of(Kind.QUERY)));
            var all = EnumSet.of(Kind.QUERY, Kind.MUTATION, Kind.SUBSCRIPTION);
            assertThat(overEvents(request)).as(why).isEqualTo(request.expected(all));
            assertThat(overSocket(request)).as(why).isEqualTo(request.expected(all));
            executed += request.expected(EnumSet.of(Kind.QUERY, Kind.MUTATION)).isEmpty() ? 0 : 1;
        }
        assertThat(executed).isBetween(REQUESTS / 20, REQUESTS * 9 / 10);
    }

    /// Each of these walked around all limits.
    @ParameterizedTest
    @CsvSource({"DEAR_QUERY", "MUTATION", "SUBSCRIPTION"})
    void isNoneForAnEmptyNameAndSeveralOperations(Kind kind) {
        var operations = List.of(new Operation(kind, "A"), new Operation(Kind.QUERY, "B"));
        var request = new Request(operations, JSON.getNodeFactory().stringNode(""));
        assertThat(keys(client.asAgent().post(request.body()).json())).isEmpty();
        assertThat(keys(client.asAgent().get(request.parameters()).json())).isEmpty();
        assertThat(overEvents(request)).isEmpty();
        assertThat(overSocket(request)).isEmpty();
    }

    /// Whoever finds a way around the gate finds the engine shut.
    @Test
    void isNoneForTheEngineAlone() {
        var request = new DefaultExecutionGraphQlRequest("{ __typename }", null, null, null, "1", null);
        var response = Objects.requireNonNull(engine.execute(request).block());
        assertThat(response.<Object>getData()).isNull();
        assertThat(response.getErrors()).hasSize(1);
    }

    private static Request request(Random random) {
        var names = Stream.of("A", "B", "a", "query", "C", null).toList();
        var operations = IntStream.range(0, 1 + random.nextInt(4))
                .mapToObj(index -> new Operation(
                        Kind.values()[random.nextInt(Kind.values().length)],
                        random.nextInt(3) == 0 ? oneOf(names, random) : "Name" + index))
                .toList();
        var asked = Stream.concat(
                        operations.stream().map(Operation::name),
                        Stream.of("", null, "name0", "NAME0", "Unknown", " ", " Name0 ", "\tName0", "Name0\u0000"))
                .toList();
        var name = oneOf(asked, random);
        return new Request(
                operations,
                name != null
                        ? JSON.getNodeFactory().stringNode(name)
                        : random.nextBoolean() ? JSON.getNodeFactory().nullNode() : null);
    }

    private static <T extends @Nullable Object> T oneOf(List<T> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }

    private String overEvents(Request request) {
        try (var events = EventClient.post(client.port(), client.tokens().agent(), request.body())) {
            return keys(events.first());
        }
    }

    /// Each in a socket of its own, which may not say as much as all of them in so short a time.
    private String overSocket(Request request) {
        try (var socket = SocketClient.open(client.port(), client.tokens().agent())) {
            socket.say("{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":%s}".formatted(request.body()));
            var answer = socket.next();
            if (answer.path("type").asString().equals("error")) {
                return refused(answer.path("payload"));
            }
            assertThat(socket.next().path("type").asString()).isEqualTo("complete");
            return keys(answer.path("payload"));
        }
    }

    /// The names of what was executed; empty for a refusal before anything was.
    private static String keys(JsonNode answer) {
        return answer.path("data").isObject()
                ? String.join(" ", answer.path("data").propertyNames())
                : refused(answer.path("errors"));
    }

    private static String refused(JsonNode errors) {
        assertThat(errors.valueStream()
                        .map(error -> error.at("/extensions/code").asString()))
                .isNotEmpty()
                .isSubsetOf("BAD_USER_INPUT", "GRAPHQL_VALIDATION_FAILED", "OPERATION_RESOLUTION_FAILURE");
        return "";
    }
}
