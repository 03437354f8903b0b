package helpdesk.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.springframework.http.HttpHeaders.ACCEPT;
import static org.springframework.http.MediaType.APPLICATION_GRAPHQL_RESPONSE_VALUE;
import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatusCode;

/// The answer to a request that is refused before GraphQL executes it: one error, in the form that GraphQL clients
/// read. Code and message must not come from the request, since they are written into JSON as they are.
public record Refusal(HttpStatusCode status, String code, String message) {

    /// Writes the answer, and returns the id of the request.
    public String answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var requestId = RequestId.of(request);
        response.setStatus(status.value());
        response.setContentType(contentType(request));
        response.getOutputStream().write(body(requestId).getBytes(UTF_8));
        return requestId;
    }

    private static String contentType(HttpServletRequest request) {
        var accepted = request.getHeader(ACCEPT);
        return accepted != null && accepted.contains(APPLICATION_GRAPHQL_RESPONSE_VALUE)
                ? APPLICATION_GRAPHQL_RESPONSE_VALUE
                : APPLICATION_JSON_VALUE;
    }

    private String body(String requestId) {
        return """
            {"errors":[{"message":"%s","extensions":{"code":"%s","requestId":"%s"}}]}\
            """.formatted(message, code, requestId);
    }
}
