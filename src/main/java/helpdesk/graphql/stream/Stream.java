package helpdesk.graphql.stream;

import graphql.ExecutionResult;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;

/// One subscription. Waits with each event until the one before is written: by then there may be a newer one.
final class Stream extends BaseSubscriber<ExecutionResult> {

    private final String requestId;
    private final Inbox inbox;

    /// @param requestId under which it is found in the log
    Stream(String requestId, Inbox inbox) {
        this.requestId = requestId;
        this.inbox = inbox;
    }

    String requestId() {
        return requestId;
    }

    @SuppressWarnings("unchecked") // the engine publishes nothing else
    void open(Publisher<?> events) {
        ((Publisher<ExecutionResult>) events).subscribe(this);
    }

    void more() {
        request(1);
    }

    @Override
    protected void hookOnSubscribe(Subscription subscription) {
        more();
    }

    @Override
    protected void hookOnNext(ExecutionResult event) {
        inbox.add(new Signal.Next(this, event));
    }

    @Override
    protected void hookOnError(Throwable reason) {
        inbox.add(new Signal.Failed(this, reason));
    }

    @Override
    protected void hookOnComplete() {
        inbox.add(new Signal.Completed(this));
    }
}
