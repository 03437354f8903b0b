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
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.graphql.autoconfigure.GraphQlProperties;
import org.springframework.context.annotation.Scope;
import org.springframework.graphql.GraphQlRequest;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;

/// One WebSocket with the protocol
/// [graphql-transport-ws](https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md). One virtual thread
/// does its tasks, one after the other, and no other thread writes. Spring's own handler is not used: it has
/// a platform thread for each connection, keeps the container's threads while it checks tokens and executes
/// operations, and does not notice that an id is in use by an operation that is being executed.
@Component
@Scope(BeanDefinition.SCOPE_PROTOTYPE)
class GraphQlWebSocketSession {

    static final Failure TOKEN_ENDED = new Failure(ErrorCode.UNAUTHENTICATED, "The bearer token is no longer valid");

    private static final Logger LOG = LoggerFactory.getLogger(GraphQlWebSocketSession.class);

    /// How often the token of an idle connection is checked.
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(5);

    private static final Duration BETWEEN_PINGS = Duration.ofSeconds(15);

    /// Three pings without an answer: the client is gone.
    private static final Duration LONGEST_WITHOUT_MESSAGE = BETWEEN_PINGS.multipliedBy(4);

    /// Clients without a token can only sign up and sign in, which takes less.
    private static final Duration LONGEST_WITHOUT_TOKEN = Duration.ofMinutes(1);

    /// Of a client without a token: enough for any token.
    private static final DataSize LONGEST_OF_STRANGER = DataSize.ofKilobytes(16);

    /// Messages of the client that wait to be handled.
    private static final int MOST_WAITING = 100;

    private static final int MOST_CHARACTERS_WAITING = 4_000_000;

    @FunctionalInterface
    interface Task {
        void run() throws IOException;
    }

    private final WebSocketMessages messages;
    private final WebSocketRequests requests;
    private final TokenChecks tokens;
    private final Places places;
    private final OpenConnections connections;
    private final Duration initTimeout;
    private final DataSize longestOfAuthenticated;

    private final BlockingQueue<Task> tasks = new LinkedBlockingQueue<>();
    private final AtomicInteger messagesWaiting = new AtomicInteger();
    private final AtomicInteger charactersWaiting = new AtomicInteger();
    private final AtomicBoolean isEnding = new AtomicBoolean();
    private final IncomingMessages incoming = new IncomingMessages(this);
    private final Map<String, WebSocketOperation> operations = new HashMap<>();
    private final long openedAt = System.nanoTime();

    private WebSocketSession socket;
    private volatile DataSize longestMessage = LONGEST_OF_STRANGER;
    private @Nullable CheckedToken token;
    private Places.@Nullable Place place;
    private @Nullable CloseCode closing;
    private boolean isInitialised;
    private long heardAt = openedAt;
    private long pingedAt = openedAt;

    @SuppressWarnings("NullAway.Init") // open() is called before anything else
    GraphQlWebSocketSession(
            WebSocketMessages messages,
            WebSocketRequests requests,
            TokenChecks tokens,
            Places places,
            OpenConnections connections,
            GraphQlProperties properties,
            LimitSettings limits) {
        this.messages = messages;
        this.requests = requests;
        this.tokens = tokens;
        this.places = places;
        this.connections = connections;
        this.initTimeout = properties.getWebsocket().getConnectionInitTimeout();
        this.longestOfAuthenticated = limits.body();
    }

    /// To be called once, before anything else.
    void open(WebSocketSession opened) {
        socket = opened;
        Thread.ofVirtual().name("websocket").start(this::run);
    }

    /// Part of a message. Called by the container's threads, one at a time.
    void receive(TextMessage part) {
        incoming.receive(part, longestMessage);
    }

    /// Has a whole message handled.
    void receive(String message) {
        var characters = charactersWaiting.addAndGet(message.length());
        if (messagesWaiting.incrementAndGet() > MOST_WAITING || characters > MOST_CHARACTERS_WAITING) {
            end(CloseCode.TOO_FAST);
        }
        if (!isEnding.get()) {
            post(() -> {
                messagesWaiting.decrementAndGet();
                charactersWaiting.addAndGet(-message.length());
                handle(messages.read(message));
            });
        }
    }

    /// Closes the connection after the tasks that wait.
    void end(CloseCode code) {
        if (!isEnding.getAndSet(true)) {
            post(() -> require(false, code));
        }
    }

    /// Has something done by the session's thread.
    void post(Task task) {
        tasks.add(task);
    }

    private void run() {
        Runnable shutdown = () -> post(() -> closeAfterAnswers(CloseCode.SHUTTING_DOWN));
        connections.add(shutdown);
        try {
            socket.close(serve().status());
        } catch (IOException gone) {
            LOG.debug("The client is gone");
        } finally {
            operations.values().forEach(WebSocketOperation::close);
            Optional.ofNullable(place).ifPresent(Places.Place::close);
            connections.remove(shutdown);
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
            return places.take(ApiCaller.of(token == null ? null : token.owner(), socket.getRemoteAddress()));
        } catch (Throttled full) {
            throw new Close(CloseCode.TRY_AGAIN_LATER);
        }
    }

    private Duration patience() {
        var untilInit = initTimeout.minus(since(openedAt));
        return isInitialised || untilInit.compareTo(LONGEST_SILENCE) > 0 ? LONGEST_SILENCE : untilInit;
    }

    private static Duration since(long moment) {
        return Duration.ofNanos(System.nanoTime() - moment);
    }

    private void check() throws IOException {
        require(isInitialised || since(openedAt).compareTo(initTimeout) < 0, CloseCode.INIT_TIMEOUT);
        require(token != null || since(openedAt).compareTo(LONGEST_WITHOUT_TOKEN) < 0, CloseCode.UNAUTHORIZED);
        require(since(heardAt).compareTo(LONGEST_WITHOUT_MESSAGE) <= 0, CloseCode.NORMAL);
        if (closing == null && token != null && !token.isStillValid()) {
            endToken();
        }
        if (since(pingedAt).compareTo(BETWEEN_PINGS) >= 0) {
            pingedAt = System.nanoTime();
            send(Map.of("type", "ping"));
        }
    }

    private static void require(boolean isMet, CloseCode otherwise) {
        if (!isMet) {
            throw new Close(otherwise);
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

    private void handle(WebSocketMessages.Message message) throws IOException {
        heardAt = System.nanoTime();
        switch (Objects.requireNonNullElse(message.type(), "")) {
            case "connection_init" -> initialise(message.token());
            case "subscribe" -> subscribe(message.operationId(), messages.request(message));
            case "complete" ->
                Optional.ofNullable(operations.get(message.operationId())).ifPresent(this::remove);
            case "ping" -> send(Map.of("type", "pong"));
            case "pong" -> {}
            default -> throw WebSocketMessages.malformed();
        }
    }

    private void initialise(Optional<String> authorization) throws IOException {
        require(!isInitialised, CloseCode.SECOND_INIT);
        token = check(authorization).orElse(null);
        if (token != null && place != null) {
            place.close();
            place = takePlace();
            longestMessage = longestOfAuthenticated;
        }
        isInitialised = true;
        send(Map.of("type", "connection_ack"));
    }

    /// The token of the first message or else of the handshake, for which browsers cannot set headers.
    private Optional<CheckedToken> check(Optional<String> authorization) {
        var header = socket.getHandshakeHeaders().getFirst(AUTHORIZATION);
        try {
            return authorization.isPresent() ? authorization.map(tokens::check) : tokens.checkHeader(header);
        } catch (AuthenticationServiceException _) {
            throw new Close(CloseCode.TRY_AGAIN_LATER);
        } catch (AuthenticationException _) {
            throw new Close(CloseCode.FORBIDDEN);
        }
    }

    private void subscribe(String id, GraphQlRequest request) {
        require(isInitialised, CloseCode.UNAUTHORIZED);
        require(!operations.containsKey(id), CloseCode.DUPLICATE_ID);
        if (closing == null) {
            var operation = new WebSocketOperation(this, id);
            operations.put(id, operation);
            requests.execute(operation, request, socket, token);
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

    /// The container throws an [IllegalStateException] if the connection is closed.
    private void send(Map<String, ?> message) throws IOException {
        try {
            socket.sendMessage(messages.write(message));
        } catch (IllegalStateException closed) {
            throw new IOException(closed);
        }
    }
}
