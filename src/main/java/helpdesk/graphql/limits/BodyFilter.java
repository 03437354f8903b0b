package helpdesk.graphql.limits;

import static jakarta.servlet.DispatcherType.REQUEST;

import helpdesk.graphql.error.Failure;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/// Reads the body of every request, whatever its path and method, before anything else is done with it. No thread
/// waits for a body, so clients that send slowly keep the server neither from its work nor from answering
/// `/livez`. The filters that follow find the body in memory.
final class BodyFilter extends HttpFilter {

    private static final String BODY = BodyFilter.class.getName();

    private static final int BUFFER = 8_192;

    private static final String WEBSOCKET = "websocket";

    private final transient LimitSettings limits;
    private final transient UnfinishedBodies unfinished;

    BodyFilter(LimitSettings limits) {
        this.limits = limits;
        this.unfinished = new UnfinishedBodies();
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
            Failure.of(HttpStatus.BAD_REQUEST).answer(request, response);
        } else {
            receive(request, response, next);
        }
    }

    /// As RFC 9112, section 6.3 has it.
    private static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    }

    /// Most bodies come in one packet with their request, and need no waiting.
    private void receive(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws IOException, ServletException {
        var bytes = atHand(request);
        if (bytes.size() == request.getContentLengthLong()) {
            new RequestWithBody(request, bytes.toByteArray()).handOn(next, response);
            return;
        }
        var body = new IncomingBody(request, response, bytes, limits, unfinished);
        request.setAttribute(BODY, body);
        body.receive();
    }

    /// The part of the body that has arrived already. Nothing of a chunked body, whose length is not known before
    /// it is read.
    private ByteArrayOutputStream atHand(HttpServletRequest request) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var length = request.getContentLengthLong();
        if (length > limits.body().toBytes()) {
            return bytes;
        }
        var stream = request.getInputStream();
        var buffer = new byte[BUFFER];
        while (bytes.size() < length && stream.available() > 0) {
            bytes.write(buffer, 0, Math.max(0, stream.read(buffer)));
        }
        return bytes;
    }
}
