package helpdesk.graphql.limits;

import helpdesk.graphql.error.Failure;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/// A body that has not arrived completely. The container calls [#onDataAvailable] when a part has arrived,
/// [#onAllDataRead] at the end, and [#onTimeout] when the time is up, one call after the other; in between no
/// thread works for the body. It is read in these calls only: otherwise a call would be left over, and would
/// disturb the next request of the connection. A rejected body is read and dropped until the time is up: otherwise
/// a client that is still sending would not see the answer.
final class IncomingBody implements ReadListener, AsyncListener {

    private static final Logger LOG = LoggerFactory.getLogger(IncomingBody.class);

    private static final int BUFFER = 8_192;

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final LimitSettings limits;
    private final UnfinishedBodies unfinished;
    private final ApiCaller caller;
    private final AsyncContext exchange;
    private final ServletInputStream stream;

    private ByteArrayOutputStream bytes;
    private boolean isRefused;
    private boolean isOver;
    private boolean hasGivenWay;

    /// @param bytes what has come in so far
    IncomingBody(
            HttpServletRequest request,
            HttpServletResponse response,
            ByteArrayOutputStream bytes,
            LimitSettings limits,
            UnfinishedBodies unfinished)
            throws IOException {
        this.request = request;
        this.response = response;
        this.bytes = bytes;
        this.limits = limits;
        this.unfinished = unfinished;
        this.caller = ApiCaller.at(request.getRemoteAddr());
        this.stream = request.getInputStream();
        this.exchange = request.startAsync();
        exchange.setTimeout(limits.deadline().toMillis());
    }

    ApiCaller caller() {
        return caller;
    }

    /// A body whose Content-Length is too large is not kept at all.
    void receive() throws IOException {
        exchange.addListener(this);
        if (request.getContentLengthLong() > limits.body().toBytes()) {
            refuse(HttpStatus.CONTENT_TOO_LARGE);
        }
        unfinished.add(this);
        stream.setReadListener(this);
    }

    /// Ends its time. Called by the thread of another request.
    synchronized void giveWay() {
        if (!isOver) {
            hasGivenWay = true;
            exchange.setTimeout(1);
        }
    }

    @Override
    public void onDataAvailable() throws IOException {
        var buffer = new byte[BUFFER];
        while (stream.isReady()) {
            var count = stream.read(buffer);
            if (count < 0) {
                return;
            }
            take(buffer, count);
        }
    }

    private void take(byte[] buffer, int count) throws IOException {
        if (!isRefused && bytes.size() + count > limits.body().toBytes()) {
            refuse(HttpStatus.CONTENT_TOO_LARGE);
        }
        if (!isRefused) {
            bytes.write(buffer, 0, count);
        }
    }

    @Override
    public void onAllDataRead() {
        if (end()) {
            if (isRefused) {
                exchange.complete();
            } else {
                exchange.dispatch(anyPathOfServlet());
            }
        }
    }

    /// [BodyFilter] goes on with the original request. Its own path may be one that the container cannot read again.
    private String anyPathOfServlet() {
        return request.getHttpServletMapping().getPattern();
    }

    /// Once all of it has come.
    RequestWithBody whole() {
        return new RequestWithBody(request, bytes.toByteArray());
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        if (end()) {
            hangUpWith(hasGivenWay ? HttpStatus.TOO_MANY_REQUESTS : HttpStatus.REQUEST_TIMEOUT);
        }
    }

    /// It is malformed, or the client is gone, or was silent for as long as the container waits.
    @Override
    public void onError(Throwable failure) {
        if (end()) {
            hangUpWith(failure instanceof SocketTimeoutException ? HttpStatus.REQUEST_TIMEOUT : HttpStatus.BAD_REQUEST);
        }
    }

    @Override
    public void onError(AsyncEvent event) {
        onError(event.getThrowable());
    }

    @Override
    public void onComplete(AsyncEvent event) {
        end();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {}

    /// False if it is over already.
    private boolean end() {
        unfinished.remove(this);
        synchronized (this) {
            var isFirst = !isOver;
            isOver = true;
            return isFirst;
        }
    }

    private void refuse(HttpStatus status) throws IOException {
        if (!isRefused) {
            isRefused = true;
            bytes = new ByteArrayOutputStream(0);
            response.setHeader(HttpHeaders.CONNECTION, "close");
            Failure.of(status).answer(request, response);
            response.flushBuffer();
        }
    }

    private void hangUpWith(HttpStatus status) {
        try {
            refuse(status);
        } catch (IOException gone) {
            LOG.debug("The client is gone");
        }
        HangUp.of(request);
        exchange.complete();
    }
}
