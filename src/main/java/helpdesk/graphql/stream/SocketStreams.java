package helpdesk.graphql.stream;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.reactivestreams.Publisher;
import org.springframework.graphql.server.WebGraphQlResponse;

/// The subscriptions of one WebSocket, by the ids that its client gave them.
final class SocketStreams {

    private final SocketLine line;
    private final Inbox inbox;
    private final Map<String, Stream> byId = new HashMap<>();

    SocketStreams(SocketLine line, Inbox inbox) {
        this.line = line;
        this.inbox = inbox;
    }

    /// @throws Ended if there is one of this id
    void requireNew(String id) {
        if (byId.containsKey(id)) {
            throw new Ended(Ending.DUPLICATE_ID);
        }
    }

    /// What does not begin has nothing but errors.
    void begin(String id, WebGraphQlResponse response) throws IOException {
        if (response.getData() instanceof Publisher<?> answers) {
            var requestId = response.getExecutionInput().getExecutionIdNonNull().toString();
            var stream = new Stream(requestId, inbox);
            byId.put(id, stream);
            stream.open(answers);
        } else {
            line.error(id, StreamErrors.of(response.getExecutionResult().getErrors()));
        }
    }

    void tell(Signal.Next next) throws IOException {
        var id = idOf(next.stream());
        if (id.isPresent()) {
            line.next(id.orElseThrow(), next.event().toSpecification());
            next.stream().more();
        }
    }

    void fail(Signal.Failed failed) throws IOException {
        var id = close(failed.stream());
        if (id.isPresent()) {
            line.error(
                    id.orElseThrow(),
                    StreamErrors.of(failed.reason(), failed.stream().requestId()));
        }
    }

    void complete(Signal.Completed completed) throws IOException {
        var id = close(completed.stream());
        if (id.isPresent()) {
            line.complete(id.orElseThrow());
        }
    }

    void failAllForTheirToken() throws IOException {
        for (var stream : byId.entrySet()) {
            line.error(
                    stream.getKey(), StreamErrors.tokenEnded(stream.getValue().requestId()));
        }
    }

    void cancel(String id) {
        var stream = byId.remove(id);
        if (stream != null) {
            stream.cancel();
        }
    }

    void cancelAll() {
        byId.values().forEach(Stream::cancel);
    }

    private Optional<String> close(Stream stream) {
        var id = idOf(stream);
        id.ifPresent(byId::remove);
        return id;
    }

    /// Empty for one that is over, of which something was still on its way.
    private Optional<String> idOf(Stream stream) {
        return byId.entrySet().stream()
                .filter(open -> open.getValue() == stream)
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
