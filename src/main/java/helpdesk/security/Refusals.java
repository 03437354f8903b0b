package helpdesk.security;

import static org.springframework.http.HttpHeaders.RETRY_AFTER;
import static org.springframework.http.HttpHeaders.WWW_AUTHENTICATE;
import static org.springframework.http.HttpStatus.FORBIDDEN;
import static org.springframework.http.HttpStatus.SERVICE_UNAVAILABLE;
import static org.springframework.http.HttpStatus.UNAUTHORIZED;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/// Answers requests that do not get as far as GraphQL, in the form GraphQL clients read. Whether a
/// token is expired, forged or garbage is between its issuer and its owner (RFC 6750, section 3.1).
@Component
class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    /// Where Spring Security would leave it to the container that a token cannot be checked for now.
    ObjectPostProcessor<BearerTokenAuthenticationFilter> ofTokens() {
        return new ObjectPostProcessor<>() {
            @Override
            public <O extends BearerTokenAuthenticationFilter> O postProcess(O filter) {
                filter.setAuthenticationFailureHandler(Refusals.this::commence);
                return filter;
            }
        };
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        switch (reason) {
            case AuthenticationServiceException _ -> unavailable(request, response, reason);
            case OAuth2AuthenticationException _ ->
                unauthenticated(
                        request, response, "Bearer error=\"invalid_token\"", "The bearer token is not valid.", reason);
            default -> unauthenticated(request, response, "Bearer", "A bearer token is needed.", reason);
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason)
            throws IOException {
        log(new Refusal(FORBIDDEN, "FORBIDDEN", "There is nothing here for you.").answer(request, response), reason);
    }

    private static void unauthenticated(
            HttpServletRequest request,
            HttpServletResponse response,
            String challenge,
            String message,
            Exception reason)
            throws IOException {
        response.setHeader(WWW_AUTHENTICATE, challenge);
        log(new Refusal(UNAUTHORIZED, "UNAUTHENTICATED", message).answer(request, response), reason);
    }

    /// Without a cause it is that the provider's keys are not known, of which their fetch has logged the reason.
    private static void unavailable(HttpServletRequest request, HttpServletResponse response, Exception reason)
            throws IOException {
        response.setHeader(RETRY_AFTER, "5");
        var refusal = new Refusal(SERVICE_UNAVAILABLE, "UNAVAILABLE", "Tokens cannot be checked right now.");
        var requestId = refusal.answer(request, response);
        if (reason.getCause() == null) {
            log(requestId, reason);
        } else {
            LOG.error("Request {}: {}", requestId, QuietTrace.of(reason));
        }
    }

    private static void log(String requestId, Exception reason) {
        LOG.debug("Request {} is refused: {}", requestId, reason.getClass().getSimpleName());
    }
}
