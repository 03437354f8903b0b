package helpdesk.graphql.stream;

import helpdesk.graphql.limits.Places;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.WebSocketSession;

/// What is said over a WebSocket. See https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md
final class SocketTalk {

    /// An ended token is noticed by then.
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(5);

    private static final int SILENCES_BETWEEN_PINGS = 3;

    /// Three pings without an answer: whoever was there is gone.
    private static final int MOST_SILENCES = 4 * SILENCES_BETWEEN_PINGS;

    /// Nobody who may watch nothing needs it for longer.
    private static final Duration LONGEST_WITHOUT_TOKEN = Duration.ofMinutes(1);

    private final WebSocketSession session;
    private final SocketDesk desk;
    private final SocketLine line;
    private final SocketStreams streams;
    private final long openedAt = System.nanoTime();

    private Visitor visitor;
    private Places.@Nullable Place place;
    private boolean isInitialised;
    private int silences;

    SocketTalk(WebSocketSession session, SocketDesk desk, Inbox inbox) {
        this.session = session;
        this.desk = desk;
        this.line = new SocketLine(session, desk.messages());
        this.streams = new SocketStreams(line, inbox);
        this.visitor = new Visitor(Optional.empty(), session.getRemoteAddress());
    }

    void begin() {
        place = desk.place(visitor);
    }

    void leave() {
        streams.cancelAll();
        if (place != null) {
            place.close();
        }
    }

    /// How long to wait for something to handle.
    Duration patience() {
        var untilInit = desk.initTimeout().minus(age());
        return isInitialised || untilInit.compareTo(LONGEST_SILENCE) > 0 ? LONGEST_SILENCE : untilInit;
    }

    private Duration age() {
        return Duration.ofNanos(System.nanoTime() - openedAt);
    }

    /// @throws Ended if there is nothing more to say
    void handle(Signal signal) throws IOException {
        requireInTime();
        requireWelcome();
        switch (signal) {
            case Signal.Silence _ -> breakSilence();
            case Signal.Received received -> answer(desk.messages().read(received.message()));
            case Signal.Next next -> streams.tell(next);
            case Signal.Failed failed -> streams.fail(failed);
            case Signal.Completed completed -> streams.complete(completed);
            case Signal.End end -> throw new Ended(end.ending());
        }
    }

    private void requireInTime() {
        if (!isInitialised && age().compareTo(desk.initTimeout()) >= 0) {
            throw new Ended(Ending.NO_INIT);
        }
        if (visitor.isAnonymous() && age().compareTo(LONGEST_WITHOUT_TOKEN) >= 0) {
            throw new Ended(Ending.UNAUTHORIZED);
        }
    }

    private void requireWelcome() throws IOException {
        if (!visitor.isStillWelcome()) {
            streams.failAllForTheirToken();
            throw new Ended(Ending.FORBIDDEN);
        }
    }

    private void breakSilence() throws IOException {
        silences++;
        if (silences > MOST_SILENCES) {
            throw new Ended(Ending.GONE);
        }
        if (silences % SILENCES_BETWEEN_PINGS == 0) {
            line.ping();
        }
    }

    private void answer(SocketMessage message) throws IOException {
        silences = 0;
        switch (message) {
            case SocketMessage.ConnectionInit init -> initialise(init);
            case SocketMessage.Subscribe subscribe -> subscribe(subscribe);
            case SocketMessage.Complete complete -> streams.cancel(complete.id());
            case SocketMessage.Ping _ -> line.pong();
            case SocketMessage.Pong _ -> {}
        }
    }

    private void initialise(SocketMessage.ConnectionInit init) throws IOException {
        if (isInitialised) {
            throw new Ended(Ending.SECOND_INIT);
        }
        visitor = desk.visitor(init.authorization(), session);
        takeOwnPlace();
        isInitialised = true;
        line.acknowledge();
    }

    /// Until now it was one of its address.
    private void takeOwnPlace() {
        if (!visitor.isAnonymous() && place != null) {
            place.close();
            place = desk.place(visitor);
        }
    }

    private void subscribe(SocketMessage.Subscribe subscribe) throws IOException {
        if (!isInitialised) {
            throw new Ended(Ending.UNAUTHORIZED);
        }
        streams.requireNew(subscribe.id());
        streams.begin(subscribe.id(), desk.answer(subscribe.document(), visitor, session));
    }
}
