package helpdesk.idempotency;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A mutation as it was sent. Two requests are the same if everything except their keys is equal.
///
/// @param key the idempotency key, null without one; may be any text, even an e-mail address
/// @param input the whole input without the key
public record IdempotentRequest(String mutation, @Nullable String key, Map<String, Object> input) {

    /// The name of the key in the inputs of the schema.
    public static final String KEY = "idempotencyKey";

    @Override
    public String toString() {
        return "[redacted]";
    }
}
