package helpdesk.graphql.stream;

import helpdesk.graphql.limits.Places;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;
import org.springframework.web.socket.WebSocketSession;

/// What is said over a WebSocket. See https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md
final class SocketTalk {

    /// An ended token is noticed by then.
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(5);

    private static final Duration BETWEEN_PINGS = Duration.ofSeconds(15);

    /// Three pings without an answer: whoever was there is gone.
    private static final Duration LONGEST_WITHOUT_A_WORD = BETWEEN_PINGS.multipliedBy(4);

    /// Enough for any token.
    private static final DataSize LONGEST_OF_STRANGER = DataSize.ofKilobytes(16);

    /// Nobody who may watch nothing needs it for longer.
    private static final Duration LONGEST_WITHOUT_TOKEN = Duration.ofMinutes(1);

    private final WebSocketSession session;
    private final SocketDesk desk;
    private final SocketLine line;
    private final SocketStreams streams;
    private final long openedAt = System.nanoTime();

    private Visitor visitor;
    private Places.@Nullable Place place;
    private volatile DataSize longestMessage = LONGEST_OF_STRANGER;
    private boolean isInitialised;
    private long heardAt = openedAt;
    private long pingedAt = openedAt;

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

    /// In bytes. Asked by the thread that receives them.
    int longestMessage() {
        return Math.toIntExact(longestMessage.toBytes());
    }

    private Duration age() {
        return since(openedAt);
    }

    private static Duration since(long moment) {
        return Duration.ofNanos(System.nanoTime() - moment);
    }

    /// @throws Ended if there is nothing more to say
    void handle(Signal signal) throws IOException {
        requireInTime();
        requireWelcome();
        pingInTime();
        switch (signal) {
            case Signal.Silence _ -> {}
            case Signal.Received received ->
                answer(desk.messages().read(received.message().value()));
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

    /// Whoever says something need not hear anything any more.
    private void pingInTime() throws IOException {
        if (since(heardAt).compareTo(LONGEST_WITHOUT_A_WORD) > 0) {
            throw new Ended(Ending.GONE);
        }
        if (since(pingedAt).compareTo(BETWEEN_PINGS) >= 0) {
            pingedAt = System.nanoTime();
            line.ping();
        }
    }

    private void answer(SocketMessage message) throws IOException {
        heardAt = System.nanoTime();
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
        if (!visitor.isAnonymous()) {
            longestMessage = desk.longestMessage();
        }
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
