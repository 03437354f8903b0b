package helpdesk.graphql.stream;

import helpdesk.graphql.error.Failure;
import helpdesk.graphql.limits.ApiCaller;
import helpdesk.graphql.limits.Transport;
import helpdesk.graphql.limits.Work;
import helpdesk.security.CheckedToken;
import helpdesk.security.QuietTrace;
import helpdesk.security.RequestId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.graphql.GraphQlRequest;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.WebSocketSession;

/// Executes the operations that come over WebSockets, each as if it had come alone: on a thread of its own, as
/// a part of the server's [Work], with the limits of all requests, and with a token that is checked now.
@Component
class WebSocketRequests {

    private static final Logger LOG = LoggerFactory.getLogger(WebSocketRequests.class);

    private final WebGraphQlHandler handler;
    private final Work work;

    WebSocketRequests(WebGraphQlHandler handler, Work work) {
        this.handler = handler;
        this.work = work;
    }

    /// Returns at once. The operation gets its answer or its failure later.
    void execute(
            WebSocketOperation operation, GraphQlRequest body, WebSocketSession socket, @Nullable CheckedToken token) {
        Thread.ofVirtual().name("websocket-operation").start(() -> {
            try (var _ = RequestId.inLog(operation.requestId())) {
                work(operation, body, socket, token);
            }
        });
    }

    /// It counts as work until its answer is written, so that few answers are in memory.
    private void work(
            WebSocketOperation operation, GraphQlRequest body, WebSocketSession socket, @Nullable CheckedToken token) {
        var sender = ApiCaller.of(null, socket.getRemoteAddress());
        var status = work.begin(sender);
        if (status.isError()) {
            operation.fail(Failure.of(status));
            return;
        }
        try {
            operation.answer(answer(request(operation, body, socket), token));
        } catch (AuthenticationServiceException _) {
            operation.fail(Failure.of(HttpStatus.SERVICE_UNAVAILABLE));
        } catch (AuthenticationException _) {
            operation.failWithToken();
        } catch (RuntimeException fault) {
            LOG.error("Request {} failed: {}", operation.requestId(), QuietTrace.of(fault));
            operation.fail(Failure.FAULT);
        } finally {
            work.end(sender);
        }
    }

    private static WebGraphQlRequest request(
            WebSocketOperation operation, GraphQlRequest body, WebSocketSession socket) {
        var attributes = new HashMap<String, Object>();
        Transport.WEBSOCKET.mark(attributes);
        return new WebGraphQlRequest(
                Objects.requireNonNull(socket.getUri()),
                socket.getHandshakeHeaders(),
                null,
                socket.getRemoteAddress(),
                attributes,
                body,
                operation.requestId(),
                Locale.ENGLISH);
    }

    private WebGraphQlResponse answer(WebGraphQlRequest request, @Nullable CheckedToken token) {
        var context = new SecurityContextImpl();
        context.setAuthentication(token == null ? null : token.authenticate());
        SecurityContextHolder.setContext(context);
        return Objects.requireNonNull(handler.handleRequest(request).block());
    }
}
