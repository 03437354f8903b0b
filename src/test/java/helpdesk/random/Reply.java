package helpdesk.random;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the server replied, which need not be JSON.
record Reply(int status, String contentType, String text) {

    private static final JsonMapper JSON = JsonMapper.shared();

    Optional<JsonNode> json() {
        try {
            return Optional.of(JSON.readTree(isStream() ? firstEvent() : text));
        } catch (JacksonException none) {
            return Optional.empty();
        }
    }

    boolean isDeclared() {
        return contentType.contains("json") || isStream();
    }

    private boolean isStream() {
        return contentType.startsWith("text/event-stream");
    }

    private String firstEvent() {
        return text.lines()
                .filter(line -> line.startsWith("data:"))
                .findFirst()
                .orElse("")
                .replaceFirst("data:", "");
    }

    boolean isThrottled() {
        return status == 429;
    }
}
