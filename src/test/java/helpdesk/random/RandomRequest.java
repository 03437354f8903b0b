package helpdesk.random;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/// One HTTP request.
///
/// @param parameters what follows the `?` of its address, if anything
/// @param body its bytes, one in each character
/// @param isDamaged whether its document is broken, so that a value may stand where a name should, and be told as one
record RandomRequest(
        int number,
        Caller caller,
        String method,
        String parameters,
        Map<String, String> headers,
        String body,
        boolean isDamaged) {

    byte[] bytes() {
        return body.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public String toString() {
        return "request %s of the %s: %s ?%s with %s and the body%n%s"
                .formatted(number, caller, method, parameters, headers, new String(bytes(), StandardCharsets.UTF_8));
    }
}
