package helpdesk.graphql.http;

import helpdesk.graphql.error.Failure;
import helpdesk.security.RequestId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.cors.DefaultCorsProcessor;

/// Lets the pages of the origins in `spring.graphql.cors` read answers, and refuses other origins in the form of the
/// API instead of Spring's plain text. Without such a setting it refuses preflight requests, which Spring would answer
/// with an empty 200.
final class OriginCheck extends DefaultCorsProcessor {

    /// The headers of answers that a page may read.
    static final List<String> EXPOSED = List.of(HttpHeaders.RETRY_AFTER, RequestId.HEADER);

    @Override
    public boolean processRequest(
            @Nullable CorsConfiguration admitted, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (admitted == null && !CorsUtils.isPreFlightRequest(request)) {
            return true;
        }
        var isAdmitted = admitted != null && super.processRequest(admitted, request, response);
        if (!isAdmitted) {
            Failure.of(HttpStatus.FORBIDDEN).answer(request, response);
        }
        return isAdmitted;
    }

    @Override
    protected void rejectRequest(ServerHttpResponse response) {
        // Answered above.
    }
}
