package helpdesk.graphql.error;

import static org.springframework.http.HttpHeaders.WWW_AUTHENTICATE;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.SERVICE_UNAVAILABLE;
import static org.springframework.http.HttpStatus.UNAUTHORIZED;

import helpdesk.security.QuietTrace;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/// Answers requests that Spring Security refuses: those with a token that is not valid, and those to addresses at which
/// nothing is served to anybody. It does not tell whether a token is expired, forged or malformed
/// (RFC 6750, section 3.1).
@Component
class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    private static final Failure OTHER_ADDRESS =
            new Failure(ErrorCode.NOT_FOUND, "Nothing is served at this address", NOT_FOUND, 0);
    private static final Failure INVALID_TOKEN =
            new Failure(ErrorCode.UNAUTHENTICATED, "The bearer token is not valid", UNAUTHORIZED, 0);
    private static final Failure UNAVAILABLE = new Failure(
            ErrorCode.UNAVAILABLE, "The token cannot be checked at present; try again", SERVICE_UNAVAILABLE, 5);

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        switch (reason) {
            case AuthenticationServiceException _ -> refuse(UNAVAILABLE, request, response, reason);
            case OAuth2AuthenticationException _ -> {
                response.setHeader(WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
                refuse(INVALID_TOKEN, request, response, reason);
            }
            default -> refuse(OTHER_ADDRESS, request, response, reason);
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason)
            throws IOException {
        refuse(OTHER_ADDRESS, request, response, reason);
    }

    /// A failure with a cause is a fault. If only the provider's keys are not known, their fetch has logged the
    /// reason.
    private static void refuse(
            Failure refusal, HttpServletRequest request, HttpServletResponse response, Exception reason)
            throws IOException {
        var requestId = refusal.answer(request, response);
        if (reason instanceof AuthenticationServiceException && reason.getCause() != null) {
            LOG.error("Request {}: {}", requestId, QuietTrace.of(reason));
        } else {
            LOG.debug("Request {} is refused: {}", requestId, reason.getClass().getSimpleName());
        }
    }
}
