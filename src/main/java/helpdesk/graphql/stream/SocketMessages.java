package helpdesk.graphql.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.support.DefaultGraphQlRequest;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads and writes the messages of `graphql-transport-ws`. Rejects malformed ones without quoting them.
record SocketMessages(JsonMapper json) {

    private static final TypeReference<Map<String, @Nullable Object>> OBJECT = new TypeReference<>() {};

    private static final int LONGEST_ID = 100;

    /// @throws Ended if it is malformed
    SocketMessage read(String text) {
        var message = tree(text);
        var payload = message.path("payload");
        return switch (message.path("type").asString("")) {
            case "connection_init" -> init(payload);
            case "subscribe" -> new SocketMessage.Subscribe(id(message), document(payload));
            case "complete" -> new SocketMessage.Complete(id(message));
            case "ping" -> new SocketMessage.Ping();
            case "pong" -> new SocketMessage.Pong();
            default -> throw new Ended(Ending.INVALID_MESSAGE);
        };
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (JacksonException _) {
            throw new Ended(Ending.INVALID_MESSAGE);
        }
    }

    private static SocketMessage init(JsonNode payload) {
        require(isObjectOrNone(payload));
        return new SocketMessage.ConnectionInit(textOrNone(payload.path("Authorization")));
    }

    /// It is sent back with each answer: half a surrogate pair cannot be.
    private static String id(JsonNode message) {
        var id = message.path("id").asString("");
        require(message.path("id").isString() && !id.isEmpty() && id.length() <= LONGEST_ID);
        require(UTF_8.newEncoder().canEncode(id));
        return id;
    }

    private DefaultGraphQlRequest document(JsonNode payload) {
        var query = textOrNone(payload.path("query"));
        require(query.filter(text -> !text.isBlank()).isPresent());
        require(isObjectOrNone(payload.path("extensions")));
        return new DefaultGraphQlRequest(
                query.orElseThrow(),
                textOrNone(payload.path("operationName")).orElse(null),
                object(payload.path("variables")),
                null);
    }

    private Map<String, @Nullable Object> object(JsonNode value) {
        require(isObjectOrNone(value));
        return value.isObject() ? json.convertValue(value, OBJECT) : Map.of();
    }

    private static Optional<String> textOrNone(JsonNode value) {
        require(value.isString() || isNone(value));
        return value.isString() ? Optional.of(value.asString()) : Optional.empty();
    }

    private static boolean isObjectOrNone(JsonNode value) {
        return value.isObject() || isNone(value);
    }

    private static boolean isNone(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private static void require(boolean isMet) {
        if (!isMet) {
            throw new Ended(Ending.INVALID_MESSAGE);
        }
    }

    String connectionAck() {
        return write(Map.of("type", "connection_ack"));
    }

    String ping() {
        return write(Map.of("type", "ping"));
    }

    String pong() {
        return write(Map.of("type", "pong"));
    }

    String next(String id, Map<String, Object> answer) {
        return write(Map.of("id", id, "type", "next", "payload", answer));
    }

    String error(String id, List<Map<String, Object>> errors) {
        return write(Map.of("id", id, "type", "error", "payload", errors));
    }

    String complete(String id) {
        return write(Map.of("id", id, "type", "complete"));
    }

    private String write(Map<String, ?> message) {
        return json.writeValueAsString(message);
    }
}
