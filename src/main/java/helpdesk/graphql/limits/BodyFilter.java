package helpdesk.graphql.limits;

import static jakarta.servlet.DispatcherType.REQUEST;

import helpdesk.graphql.error.HttpRefusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/// Takes in the body of every request, whatever its address and method, before anything else is done with it. No thread
/// waits for a body, so nobody can keep the server from its work, or from saying that it lives, by sending one slowly.
/// What comes after this filter finds the body in memory.
final class BodyFilter extends HttpFilter {

    private static final String BODY = BodyFilter.class.getName();

    private static final String WEBSOCKET = "websocket";

    private final transient LimitSettings limits;
    private final transient UnfinishedBodies unfinished;

    BodyFilter(LimitSettings limits) {
        this.limits = limits;
        this.unfinished = new UnfinishedBodies(limits.bodies());
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws IOException, ServletException {
        if (request.getAttribute(BODY) instanceof IncomingBody body) {
            request.removeAttribute(BODY);
            body.whole().handOn(next, response);
        } else if (request.getDispatcherType() != REQUEST || !hasBody(request)) {
            next.doFilter(request, response);
        } else if (WEBSOCKET.equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE))) {
            HttpRefusal.of(HttpStatus.BAD_REQUEST).answer(request, response);
        } else {
            receive(request, response);
        }
    }

    /// As RFC 9112, section 6.3 has it.
    private static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    }

    private void receive(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var body = new IncomingBody(request, response, limits, unfinished);
        request.setAttribute(BODY, body);
        body.receive();
    }
}
