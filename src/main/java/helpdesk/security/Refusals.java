package helpdesk.security;

import static org.springframework.http.HttpHeaders.WWW_AUTHENTICATE;
import static org.springframework.http.HttpStatus.FORBIDDEN;
import static org.springframework.http.HttpStatus.UNAUTHORIZED;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/// Answers requests that do not get as far as GraphQL, in the form GraphQL clients read. Whether a
/// token is expired, forged or garbage is between its issuer and its owner (RFC 6750, section 3.1).
@Component
class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        var hasToken = reason instanceof OAuth2AuthenticationException;
        response.setHeader(WWW_AUTHENTICATE, hasToken ? "Bearer error=\"invalid_token\"" : "Bearer");
        var message = hasToken ? "The bearer token is not valid." : "A bearer token is needed.";
        log(new Refusal(UNAUTHORIZED, "UNAUTHENTICATED", message).answer(request, response), reason);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason)
            throws IOException {
        log(new Refusal(FORBIDDEN, "FORBIDDEN", "There is nothing here for you.").answer(request, response), reason);
    }

    private static void log(String requestId, Exception reason) {
        LOG.debug("Request {} is refused", requestId, reason);
    }
}
