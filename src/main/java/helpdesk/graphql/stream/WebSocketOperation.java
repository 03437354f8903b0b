package helpdesk.graphql.stream;

import graphql.ExecutionResult;
import helpdesk.graphql.error.Failure;
import helpdesk.graphql.limits.ApiCaller;
import helpdesk.graphql.limits.Transport;
import helpdesk.graphql.limits.Work;
import helpdesk.security.CheckedToken;
import helpdesk.security.QuietTrace;
import helpdesk.security.RequestId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.graphql.GraphQlRequest;
import org.springframework.graphql.execution.SubscriptionPublisherException;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.socket.WebSocketSession;
import reactor.core.publisher.BaseSubscriber;

/// An operation that a client has asked for over a WebSocket, from its `subscribe` to its `complete` or `error`. It is
/// executed as if it had come alone: on a thread of its own, as a part of the server's [Work], with the limits of all
/// requests, and with a token that is checked now. A subscription is asked for its next event when the last one is
/// written: by then there may be a newer one.
final class WebSocketOperation extends BaseSubscriber<ExecutionResult> {

    private static final Logger LOG = LoggerFactory.getLogger(WebSocketOperation.class);

    private final GraphQlWebSocketSession session;
    private final String id;
    private final GraphQlWebSocketSession.Server server;
    private final String requestId = UUID.randomUUID().toString();
    private final CountDownLatch hasBegun = new CountDownLatch(1);
    private boolean isStream;

    /// @param id that the client has given it
    WebSocketOperation(GraphQlWebSocketSession session, String id, GraphQlWebSocketSession.Server server) {
        this.session = session;
        this.id = id;
        this.server = server;
    }

    String id() {
        return id;
    }

    /// Under which it is found in the log.
    String requestId() {
        return requestId;
    }

    boolean isStream() {
        return isStream;
    }

    /// Returns at once. The session gets the answer or the failure later.
    void execute(GraphQlRequest body, WebSocketSession socket, @Nullable CheckedToken token) {
        Thread.ofVirtual().name("websocket-operation").start(() -> {
            try (var _ = RequestId.inLog(requestId)) {
                work(body, socket, token);
            }
        });
    }

    /// It counts as work until its answer is written, so that few answers are in memory.
    private void work(GraphQlRequest body, WebSocketSession socket, @Nullable CheckedToken token) {
        var sender = ApiCaller.of(null, socket.getRemoteAddress());
        var status = server.work().begin(sender);
        if (status.isError()) {
            fail(Failure.of(status));
            return;
        }
        try {
            deliver(answer(request(body, socket), token));
        } catch (AuthenticationServiceException _) {
            fail(Failure.of(HttpStatus.SERVICE_UNAVAILABLE));
        } catch (AuthenticationException _) {
            fail(GraphQlWebSocketSession.TOKEN_ENDED);
            session.post(session::endToken);
        } catch (RuntimeException fault) {
            LOG.error("Request {} failed: {}", requestId, QuietTrace.of(fault));
            fail(Failure.FAULT);
        } finally {
            server.work().end(sender);
        }
    }

    private WebGraphQlRequest request(GraphQlRequest body, WebSocketSession socket) {
        var attributes = new HashMap<String, Object>();
        Transport.WEBSOCKET.mark(attributes);
        return new WebGraphQlRequest(
                Objects.requireNonNull(socket.getUri()),
                socket.getHandshakeHeaders(),
                null,
                socket.getRemoteAddress(),
                attributes,
                body,
                requestId,
                Locale.ENGLISH);
    }

    private WebGraphQlResponse answer(WebGraphQlRequest request, @Nullable CheckedToken token) {
        var context = new SecurityContextImpl();
        context.setAuthentication(token == null ? null : token.authenticate());
        SecurityContextHolder.setContext(context);
        return Objects.requireNonNull(server.handler().handleRequest(request).block());
    }

    private void fail(Failure failure) {
        session.post(() -> session.error(this, List.of(failure.error(requestId))));
    }

    /// Returns when the answer is written, or the stream is open.
    private void deliver(WebGraphQlResponse response) {
        session.post(() -> {
            if (response.getData() instanceof Publisher<?> events) {
                session.begin(this, events);
            } else if (response.getExecutionResult().isDataPresent()) {
                session.next(this, response.getExecutionResult());
                session.complete(this);
            } else {
                session.error(this, response.getExecutionResult().getErrors());
            }
        });
        try {
            hasBegun.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @SuppressWarnings("unchecked") // the engine publishes nothing else
    void stream(Publisher<?> events) {
        isStream = true;
        hasBegun.countDown();
        ((Publisher<ExecutionResult>) events).subscribe(this);
    }

    void close() {
        cancel();
        hasBegun.countDown();
    }

    @Override
    protected void hookOnSubscribe(Subscription subscription) {
        request(1);
    }

    @Override
    protected void hookOnNext(ExecutionResult event) {
        session.post(() -> {
            session.next(this, event);
            request(1);
        });
    }

    @Override
    protected void hookOnError(Throwable reason) {
        if (reason instanceof SubscriptionPublisherException known) {
            session.post(() -> session.error(this, known.getErrors()));
        } else {
            fail(Failure.FAULT);
        }
    }

    @Override
    protected void hookOnComplete() {
        session.post(() -> session.complete(this));
    }
}
