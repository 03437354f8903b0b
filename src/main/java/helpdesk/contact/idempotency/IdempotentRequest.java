package helpdesk.contact.idempotency;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A mutation as it was asked for: whatever it holds, the key aside, tells it from another one.
///
/// @param key what the client knows it by, if it cares; may be anything, an e-mail address too
/// @param input everything else that came in
public record IdempotentRequest(String mutation, @Nullable String key, Map<String, Object> input) {

    /// The name of the key in the inputs of the schema.
    public static final String KEY = "idempotencyKey";

    @Override
    public String toString() {
        return "[redacted]";
    }
}
