package helpdesk.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.springframework.http.HttpHeaders.ACCEPT;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Objects;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/// The answer to a request that is refused before GraphQL executes it: one error, in the form that GraphQL clients
/// read. Code and message must not come from the request, since they are written into JSON as they are.
public record Refusal(HttpStatusCode status, String code, String message) {

    /// Writes the answer, and returns the id of the request.
    public String answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var requestId = RequestId.of(request);
        response.setStatus(status.value());
        response.setContentType(contentType(request).toString());
        response.getOutputStream().write(body(requestId).getBytes(UTF_8));
        return requestId;
    }

    /// Also for clients that accept no such answer: they should learn why they are refused.
    private static MediaType contentType(HttpServletRequest request) {
        try {
            var header = MediaType.parseMediaTypes(Collections.list(request.getHeaders(ACCEPT)));
            return Objects.requireNonNullElse(AcceptedTypes.of(header).json(), APPLICATION_JSON);
        } catch (InvalidMediaTypeException malformed) {
            return APPLICATION_JSON;
        }
    }

    private String body(String requestId) {
        return """
            {"errors":[{"message":"%s","extensions":{"code":"%s","requestId":"%s"}}]}\
            """.formatted(message, code, requestId);
    }
}
