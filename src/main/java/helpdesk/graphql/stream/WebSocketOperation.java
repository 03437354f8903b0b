package helpdesk.graphql.stream;

import graphql.ExecutionResult;
import helpdesk.graphql.error.Failure;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import org.springframework.graphql.execution.SubscriptionPublisherException;
import org.springframework.graphql.server.WebGraphQlResponse;
import reactor.core.publisher.BaseSubscriber;

/// An operation that a client has asked for over a WebSocket, from its `subscribe` to its `complete` or
/// `error`. A subscription is asked for its next event when the last one is written: by then there may be a
/// newer one.
final class WebSocketOperation extends BaseSubscriber<ExecutionResult> {

    private final GraphQlWebSocketSession session;
    private final String id;
    private final String requestId = UUID.randomUUID().toString();
    private final CountDownLatch hasBegun = new CountDownLatch(1);
    private boolean isStream;

    /// @param id that the client has given it
    WebSocketOperation(GraphQlWebSocketSession session, String id) {
        this.session = session;
        this.id = id;
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

    void fail(Failure failure) {
        session.post(() -> session.error(this, List.of(failure.error(requestId))));
    }

    /// Its token is no longer valid, which ends the session, too.
    void failWithToken() {
        fail(GraphQlWebSocketSession.TOKEN_ENDED);
        session.post(session::endToken);
    }

    /// Returns when the answer is written, or the stream is open.
    void answer(WebGraphQlResponse response) {
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
