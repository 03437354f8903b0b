package helpdesk.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A client that speaks `graphql-transport-ws` over a real WebSocket, or whatever else it is told to say.
public final class SocketClient implements WebSocket.Listener, AutoCloseable {

    public static final String PROTOCOL = "graphql-transport-ws";

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final AtomicInteger pings = new AtomicInteger();
    private final StringBuilder text = new StringBuilder();

    private @Nullable WebSocket socket;
    private volatile String reason = "";

    private SocketClient() {}

    public static SocketClient open(int port, Map<String, String> headers, String protocol) {
        return open(URI.create("ws://localhost:" + port + "/graphql"), headers, protocol);
    }

    public static SocketClient open(URI address, Map<String, String> headers, String protocol) {
        var client = new SocketClient();
        var builder = HTTP.newWebSocketBuilder().subprotocols(protocol);
        headers.forEach(builder::header);
        client.socket = builder.buildAsync(address, client).join();
        return client;
    }

    public static SocketClient open(int port) {
        return open(port, Map.of(), PROTOCOL);
    }

    /// One that has said who it is, and has been let in.
    public static SocketClient open(int port, String token) {
        return open(port).init(Map.of("Authorization", "Bearer " + token)).acknowledged();
    }

    public SocketClient init(Map<String, ?> payload) {
        return say(Map.of("type", "connection_init", "payload", payload));
    }

    public SocketClient acknowledged() {
        assertThat(next().path("type").asString()).isEqualTo("connection_ack");
        return this;
    }

    public boolean isAcknowledged() {
        CompletableFuture.anyOf(closed, CompletableFuture.runAsync(this::next)).join();
        return isOpen();
    }

    public SocketClient subscribe(String id, String document, Map<String, ?> variables) {
        return subscribe(id, Map.of("query", document, "variables", variables));
    }

    public SocketClient subscribe(String id, Map<String, ?> payload) {
        return say(Map.of("type", "subscribe", "id", id, "payload", payload));
    }

    public SocketClient complete(String id) {
        return say(Map.of("type", "complete", "id", id));
    }

    public SocketClient say(Map<String, ?> message) {
        return say(JSON.writeValueAsString(message));
    }

    public SocketClient say(String message) {
        socket().sendText(message, true).join();
        return this;
    }

    /// Nothing, if the server has hung up in the meantime.
    public void sayIfOpen(String message) {
        socket().sendText(message, true).exceptionally(_ -> socket()).join();
    }

    /// How many have come, and have been answered.
    public int pings() {
        return pings.get();
    }

    public WebSocket socket() {
        assertThat(socket).isNotNull();
        return Objects.requireNonNull(socket);
    }

    /// The next message but pings.
    public JsonNode next() {
        try {
            var message = messages.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(message)
                    .as("a message, and not the end: %s %s", closed.getNow(null), reason)
                    .isNotNull();
            return Objects.requireNonNull(message);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /// The next message, which is of this type and, if it is about one, of this subscription.
    public JsonNode next(String type, String id) {
        var message = next();
        assertThat(List.of(message.path("type").asString(), message.path("id").asString("")))
                .as("%s", message)
                .containsExactly(type, id);
        return message.path("payload");
    }

    public List<JsonNode> unread() {
        return List.copyOf(messages);
    }

    public int closeCode() {
        return closed.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    public String closeReason() {
        closeCode();
        return reason;
    }

    public boolean isOpen() {
        return !closed.isDone();
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean isLast) {
        text.append(part);
        if (isLast) {
            receive(JSON.readTree(text.toString()));
            text.setLength(0);
        }
        from.request(1);
        return null;
    }

    private void receive(JsonNode message) {
        if (message.path("type").asString().equals("ping")) {
            pings.incrementAndGet();
            say(Map.of("type", "pong"));
        } else {
            messages.add(message);
        }
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        this.reason = reason;
        closed.complete(code);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
        closed.completeExceptionally(failure);
    }

    @Override
    public void close() {
        socket().abort();
    }
}
