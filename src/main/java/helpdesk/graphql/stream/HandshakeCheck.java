package helpdesk.graphql.stream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.servlet.HandlerInterceptor;

/// Browsers let a page of any origin open a WebSocket, and leave it to the server whether it may: it may where
/// `spring.graphql.cors` lets it send requests.
record HandshakeCheck(@Nullable CorsConfiguration admitted) implements HandlerInterceptor {

    private static final String VERSION = "13";

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        require(isAdmitted(request), HttpStatus.FORBIDDEN);
        require(request.getHeader("Sec-WebSocket-Key") != null, HttpStatus.BAD_REQUEST);
        require(VERSION.equals(request.getHeader("Sec-WebSocket-Version")), HttpStatus.BAD_REQUEST);
        return true;
    }

    private boolean isAdmitted(HttpServletRequest request) {
        try {
            return !CorsUtils.isCorsRequest(request) || isAdmitted(request.getHeader(HttpHeaders.ORIGIN));
        } catch (IllegalArgumentException noOrigin) {
            return false;
        }
    }

    private boolean isAdmitted(@Nullable String origin) {
        return admitted != null && admitted.checkOrigin(origin) != null;
    }

    private static void require(boolean isMet, HttpStatus refusal) {
        if (!isMet) {
            throw new ErrorResponseException(refusal);
        }
    }
}
