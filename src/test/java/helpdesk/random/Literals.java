package helpdesk.random;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/// Values as documents write them.
final class Literals {

    /// Half characters survive in no encoding, but as escapes.
    static final JsonMapper ESCAPING =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private Literals() {}

    static String of(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String text -> ESCAPING.writeValueAsString(text);
            case List<?> list -> list.stream().map(Literals::of).collect(joining(", ", "[", "]"));
            case Map<?, ?> object ->
                object.entrySet().stream()
                        .map(field -> field.getKey() + ": " + of(field.getValue()))
                        .collect(joining(", ", "{", "}"));
            default -> value.toString();
        };
    }
}
