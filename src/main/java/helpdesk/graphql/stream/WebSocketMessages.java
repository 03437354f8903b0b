package helpdesk.graphql.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import helpdesk.graphql.limits.RequestBody;
import helpdesk.graphql.stream.CloseCode.Close;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.GraphQlRequest;
import org.springframework.web.server.ServerWebInputException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads and writes the messages of `graphql-transport-ws`. Malformed ones close the connection, and are not
/// quoted.
///
/// @param json accepts no number in place of a text, as for requests by POST
record WebSocketMessages(JsonMapper json) {

    private static final int LONGEST_ID = 100;

    /// From a client.
    record Message(
            @Nullable String type,
            @Nullable String id,
            @Nullable JsonNode payload) {

        /// It is sent back with each answer, in UTF-8, which has no half surrogate pairs.
        String operationId() {
            var text = Objects.requireNonNullElse(id, "");
            CloseCode.INVALID_MESSAGE.throwIf(text.isEmpty()
                    || text.length() > LONGEST_ID
                    || !UTF_8.newEncoder().canEncode(text));
            return text;
        }

        /// Of `connection_init`.
        Optional<String> token() {
            if (payload == null || payload.isNull()) {
                return Optional.empty();
            }
            CloseCode.INVALID_MESSAGE.throwIf(!payload.isObject());
            return ConnectionToken.in(payload);
        }

        @Override
        public String toString() {
            return "[redacted]";
        }
    }

    Message read(String text) {
        try {
            return Optional.ofNullable(json.readValue(text, Message.class)).orElseThrow(WebSocketMessages::malformed);
        } catch (JacksonException _) {
            throw malformed();
        }
    }

    /// Of `subscribe`.
    GraphQlRequest request(Message message) {
        try {
            var request = Optional.ofNullable(json.convertValue(message.payload, RequestBody.class))
                    .orElseThrow(WebSocketMessages::malformed);
            CloseCode.INVALID_MESSAGE.throwIf(request.getDocument().isBlank());
            return request;
        } catch (JacksonException | ServerWebInputException _) {
            throw malformed();
        }
    }

    String write(Map<String, ?> message) {
        return json.writeValueAsString(message);
    }

    static Close malformed() {
        return new Close(CloseCode.INVALID_MESSAGE);
    }
}
