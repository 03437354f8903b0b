package helpdesk.graphql.stream;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.function.ServerResponse.SseBuilder;
import tools.jackson.databind.json.JsonMapper;

/// One subscription as server-sent events, of which `next` holds an answer and `complete` says that there are no more.
/// See https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md, "distinct connections mode".
final class EventStream implements Connection {

    private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);

    /// Proxies hang up on what is silent for longer, and an ended token is noticed by then.
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(5);

    private final SseBuilder events;
    private final JsonMapper json;
    private final Visitor visitor;
    private final Publisher<?> answers;
    private final Inbox inbox = new Inbox();
    private final Stream stream;

    EventStream(SseBuilder events, JsonMapper json, Visitor visitor, Publisher<?> answers, String requestId) {
        this.events = events;
        this.json = json;
        this.visitor = visitor;
        this.answers = answers;
        this.stream = new Stream(requestId, inbox);
        events.onComplete(() -> end(Ending.GONE));
    }

    @Override
    public void end(Ending ending) {
        inbox.end(ending);
    }

    @Override
    public void run() {
        try {
            stream.open(answers);
            while (!isOver(inbox.await(LONGEST_SILENCE))) {}
            events.complete();
        } catch (IOException gone) {
            LOG.debug("Whoever watched is gone");
        } catch (RuntimeException fault) {
            events.error(fault);
            throw fault;
        } finally {
            stream.cancel();
        }
    }

    private boolean isOver(Signal signal) throws IOException {
        return visitor.isStillWelcome() ? tell(signal) : fail(StreamErrors.tokenEnded(stream.requestId()));
    }

    /// Without a `complete`, clients go on with another server.
    private boolean tell(Signal signal) throws IOException {
        return switch (signal) {
            case Signal.Silence _ -> breathe();
            case Signal.Next next -> tell(next);
            case Signal.Failed failed -> fail(StreamErrors.of(failed.reason(), stream.requestId()));
            case Signal.Completed _ -> complete();
            case Signal.End _, Signal.Received _ -> true;
        };
    }

    /// A comment: tells whether anybody still listens.
    boolean breathe() throws IOException {
        events.comment("").send();
        return false;
    }

    private boolean tell(Signal.Next next) throws IOException {
        send(next.event().toSpecification());
        next.stream().more();
        return false;
    }

    private boolean fail(List<Map<String, Object>> errors) throws IOException {
        send(Map.of("errors", errors));
        return complete();
    }

    private boolean complete() throws IOException {
        events.event("complete").data("");
        return true;
    }

    private void send(Map<String, Object> answer) throws IOException {
        events.event("next").data(json.writeValueAsString(answer));
    }
}
