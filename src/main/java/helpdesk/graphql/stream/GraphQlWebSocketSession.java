package helpdesk.graphql.stream;

import static org.springframework.http.HttpHeaders.AUTHORIZATION;

import graphql.ExecutionResult;
import graphql.GraphQLError;
import helpdesk.graphql.error.ErrorCode;
import helpdesk.graphql.error.Failure;
import helpdesk.graphql.error.Throttled;
import helpdesk.graphql.limits.ApiCaller;
import helpdesk.graphql.limits.LimitSettings;
import helpdesk.graphql.limits.Places;
import helpdesk.graphql.limits.Work;
import helpdesk.graphql.stream.CloseCode.Close;
import helpdesk.security.CheckedToken;
import helpdesk.security.QuietTrace;
import helpdesk.security.TokenChecks;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.graphql.autoconfigure.GraphQlProperties;
import org.springframework.graphql.GraphQlRequest;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;

/// One WebSocket with the protocol
/// [graphql-transport-ws](https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md). One virtual thread
/// does its tasks, one after the other, and no other thread writes. Spring's own handler is not used: it asks a
/// subscription for 256 events before it has written one, so that a slow client is sent old states; it knows nothing of
/// an operation that is being executed, so that its id can be used again and a `complete` for it does nothing; and it
/// writes `complete` before the id is free. `SpringWebSocketHandlerTests` show each of these.
final class GraphQlWebSocketSession {

    static final Failure TOKEN_ENDED = new Failure(ErrorCode.UNAUTHENTICATED, "The bearer token is no longer valid");

    private static final Logger LOG = LoggerFactory.getLogger(GraphQlWebSocketSession.class);

    /// How often the token of an idle connection is checked.
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(5);

    private static final Duration BETWEEN_PINGS = Duration.ofSeconds(15);

    /// Three pings without an answer: the client is gone.
    private static final Duration LONGEST_WITHOUT_MESSAGE = BETWEEN_PINGS.multipliedBy(4);

    /// Clients without a token can only sign up and sign in, which takes less.
    private static final Duration LONGEST_WITHOUT_TOKEN = Duration.ofMinutes(1);

    /// In characters. The container makes frames of as many bytes.
    private static final int LENGTH_OF_PART = 8_192;

    @FunctionalInterface
    interface Task {
        void run() throws IOException;
    }

    /// What all sessions work with.
    @Component
    record Server(
            WebSocketMessages messages,
            WebGraphQlHandler handler,
            Work work,
            TokenChecks tokens,
            Places places,
            OpenConnections connections,
            GraphQlProperties properties,
            LimitSettings limits) {}

    private final WebSocketSession socket;
    private final Server server;
    private final BlockingQueue<Task> tasks = new LinkedBlockingQueue<>();
    private final AtomicBoolean isEnding = new AtomicBoolean();
    private final IncomingMessages incoming = new IncomingMessages(this);
    private final Map<String, WebSocketOperation> operations = new HashMap<>();
    private final long openedAt = System.nanoTime();

    private @Nullable CheckedToken token;
    private Places.@Nullable Place place;
    private @Nullable CloseCode closing;
    private boolean isInitialised;
    private long heardAt = openedAt;
    private long pingedAt = openedAt;

    GraphQlWebSocketSession(WebSocketSession socket, Server server) {
        this.socket = socket;
        this.server = server;
    }

    void start() {
        Thread.ofVirtual().name("websocket").start(this::run);
    }

    /// Part of a message. Called by the container's threads, one at a time.
    void receive(TextMessage part) {
        incoming.receive(part);
    }

    /// Closes the connection after the tasks that wait.
    void end(CloseCode code) {
        if (!isEnding.getAndSet(true)) {
            tasks.add(() -> {
                throw new Close(code);
            });
        }
    }

    /// Has something done by the session's thread, unless it ends.
    void post(Task task) {
        if (!isEnding.get()) {
            tasks.add(task);
        }
    }

    private void run() {
        Runnable shutdown = () -> post(() -> closeAfterAnswers(CloseCode.SHUTTING_DOWN));
        server.connections().add(shutdown);
        try {
            socket.close(serve().status());
        } catch (IOException gone) {
            LOG.debug("The client is gone");
        } finally {
            operations.values().forEach(WebSocketOperation::close);
            Optional.ofNullable(place).ifPresent(Places.Place::close);
            server.connections().remove(shutdown);
        }
    }

    private CloseCode serve() throws IOException {
        try {
            place = takePlace();
            while (closing == null || !operations.isEmpty()) {
                var task = tasks.poll(patience().toMillis(), TimeUnit.MILLISECONDS);
                check();
                if (task != null) {
                    task.run();
                }
            }
            return closing;
        } catch (Close close) {
            return close.code();
        } catch (InterruptedException _) {
            return CloseCode.SHUTTING_DOWN;
        } catch (RuntimeException fault) {
            LOG.error("A WebSocket failed: {}", QuietTrace.of(fault));
            return CloseCode.FAULT;
        }
    }

    /// A client that has not sent a token yet counts by its address.
    private Places.Place takePlace() {
        try {
            return server.places().take(ApiCaller.of(token == null ? null : token.owner(), socket.getRemoteAddress()));
        } catch (Throttled full) {
            throw new Close(CloseCode.TRY_AGAIN_LATER);
        }
    }

    private Duration patience() {
        var untilInit = initTimeout().minus(since(openedAt));
        return isInitialised || untilInit.compareTo(LONGEST_SILENCE) > 0 ? LONGEST_SILENCE : untilInit;
    }

    private Duration initTimeout() {
        return server.properties().getWebsocket().getConnectionInitTimeout();
    }

    private static Duration since(long moment) {
        return Duration.ofNanos(System.nanoTime() - moment);
    }

    private void check() throws IOException {
        CloseCode.INIT_TIMEOUT.throwIf(!isInitialised && since(openedAt).compareTo(initTimeout()) >= 0);
        CloseCode.UNAUTHORIZED.throwIf(token == null && since(openedAt).compareTo(LONGEST_WITHOUT_TOKEN) >= 0);
        CloseCode.NORMAL.throwIf(since(heardAt).compareTo(LONGEST_WITHOUT_MESSAGE) > 0);
        if (closing == null && token != null && !token.isStillValid()) {
            endToken();
        }
        if (since(pingedAt).compareTo(BETWEEN_PINGS) >= 0) {
            pingedAt = System.nanoTime();
            send(Map.of("type", "ping"));
        }
    }

    /// R1: streams end with the token.
    void endToken() throws IOException {
        for (var operation : List.copyOf(operations.values())) {
            if (operation.isStream()) {
                error(operation, List.of(TOKEN_ENDED.error(operation.requestId())));
            }
        }
        closeAfterAnswers(CloseCode.FORBIDDEN);
    }

    /// Operations that are being executed are answered before.
    private void closeAfterAnswers(CloseCode code) {
        closing = code;
        List.copyOf(operations.values()).stream()
                .filter(WebSocketOperation::isStream)
                .forEach(this::remove);
    }

    void handle(String text) throws IOException {
        heardAt = System.nanoTime();
        var message = server.messages().read(text);
        switch (Objects.requireNonNullElse(message.type(), "")) {
            case "connection_init" -> initialise(message.token());
            case "subscribe" ->
                subscribe(message.operationId(), server.messages().request(message));
            case "complete" ->
                Optional.ofNullable(operations.get(message.operationId())).ifPresent(this::remove);
            case "ping" -> send(Map.of("type", "pong"));
            case "pong" -> {}
            default -> throw WebSocketMessages.malformed();
        }
    }

    private void initialise(Optional<String> authorization) throws IOException {
        CloseCode.SECOND_INIT.throwIf(isInitialised);
        token = check(authorization).orElse(null);
        if (token != null && place != null) {
            place.close();
            place = takePlace();
            incoming.allow(server.limits().body());
        }
        isInitialised = true;
        send(Map.of("type", "connection_ack"));
    }

    /// The token of the first message or else of the handshake, for which browsers cannot set headers.
    private Optional<CheckedToken> check(Optional<String> authorization) {
        var header = socket.getHandshakeHeaders().getFirst(AUTHORIZATION);
        try {
            return server.tokens().check(authorization.orElse(header));
        } catch (AuthenticationServiceException _) {
            throw new Close(CloseCode.TRY_AGAIN_LATER);
        } catch (AuthenticationException _) {
            throw new Close(CloseCode.FORBIDDEN);
        }
    }

    private void subscribe(String id, GraphQlRequest request) {
        CloseCode.UNAUTHORIZED.throwIf(!isInitialised);
        CloseCode.DUPLICATE_ID.throwIf(operations.containsKey(id));
        if (closing == null) {
            var operation = new WebSocketOperation(this, id, server);
            operations.put(id, operation);
            operation.execute(request, socket, token);
        }
    }

    void begin(WebSocketOperation operation, Publisher<?> events) {
        if (closing == null && isOpen(operation)) {
            operation.stream(events);
        } else {
            remove(operation);
        }
    }

    void next(WebSocketOperation operation, ExecutionResult result) throws IOException {
        if (isOpen(operation)) {
            send(Map.of("id", operation.id(), "type", "next", "payload", result.toSpecification()));
        }
    }

    void complete(WebSocketOperation operation) throws IOException {
        if (remove(operation)) {
            send(Map.of("id", operation.id(), "type", "complete"));
        }
    }

    void error(WebSocketOperation operation, List<? extends GraphQLError> errors) throws IOException {
        if (remove(operation)) {
            var payload = errors.stream().map(GraphQLError::toSpecification).toList();
            send(Map.of("id", operation.id(), "type", "error", "payload", payload));
        }
    }

    /// False if it has ended while it was executed, such as by a `complete` of the client.
    private boolean isOpen(WebSocketOperation operation) {
        return operations.get(operation.id()) == operation;
    }

    private boolean remove(WebSocketOperation operation) {
        operation.close();
        return operations.remove(operation.id(), operation);
    }

    /// In parts, since the container allows a whole call two seconds: a slow client gets each part in time. The
    /// container throws an [IllegalStateException] if the connection is closed.
    private void send(Map<String, ?> message) throws IOException {
        var text = server.messages().write(message);
        try {
            for (int start = 0, end; start < text.length(); start = end) {
                end = endOfPart(text, start);
                socket.sendMessage(new TextMessage(text.substring(start, end), end == text.length()));
            }
        } catch (IllegalStateException closed) {
            throw new IOException(closed);
        }
    }

    /// Splits no surrogate pair, which the container could not encode.
    private static int endOfPart(String text, int start) {
        var end = Math.min(start + LENGTH_OF_PART, text.length());
        return end < text.length() && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
    }
}
