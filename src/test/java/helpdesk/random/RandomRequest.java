package helpdesk.random;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/// One HTTP request.
///
/// @param body its bytes, one in each character
/// @param isDamaged whether its document is broken, so that a value may stand where a name should, and be told as one
record RandomRequest(
        int number, Caller caller, String method, Map<String, String> headers, String body, boolean isDamaged) {

    byte[] bytes() {
        return body.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public String toString() {
        return "request %s of the %s: %s with %s and the body%n%s"
                .formatted(number, caller, method, headers, new String(bytes(), StandardCharsets.UTF_8));
    }
}
