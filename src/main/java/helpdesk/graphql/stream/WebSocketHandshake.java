package helpdesk.graphql.stream;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;
import org.springframework.web.socket.server.support.WebSocketHttpRequestHandler;

/// Opens WebSockets for the origins that `spring.graphql.cors` allows: browsers let pages of any origin open
/// them. Refuses compression, because the server would have to unpack a thousand bytes for one byte that it
/// receives.
final class WebSocketHandshake extends WebSocketHttpRequestHandler {

    private final @Nullable CorsConfiguration allowed;

    WebSocketHandshake(WebSocketEndpoint endpoint, @Nullable CorsConfiguration allowed) {
        super(endpoint, new DefaultHandshakeHandler());
        this.allowed = allowed;
    }

    @Override
    public void handleRequest(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (!isAllowed(request)) {
            throw new ErrorResponseException(HttpStatus.FORBIDDEN);
        }
        super.handleRequest(new WithoutExtensions(request), response);
    }

    private boolean isAllowed(HttpServletRequest request) {
        try {
            return !CorsUtils.isCorsRequest(request) || isAllowed(request.getHeader(HttpHeaders.ORIGIN));
        } catch (IllegalArgumentException noOrigin) {
            return false;
        }
    }

    private boolean isAllowed(@Nullable String origin) {
        return allowed != null && allowed.checkOrigin(origin) != null;
    }

    private static final class WithoutExtensions extends HttpServletRequestWrapper {

        private static final String HEADER = "Sec-WebSocket-Extensions";

        private WithoutExtensions(HttpServletRequest request) {
            super(request);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return HEADER.equalsIgnoreCase(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
        }
    }
}
