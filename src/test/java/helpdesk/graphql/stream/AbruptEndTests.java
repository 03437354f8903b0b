package helpdesk.graphql.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import helpdesk.HelpdeskTest;
import helpdesk.api.Helpdesk;
import helpdesk.api.HelpdeskClient;
import helpdesk.api.RawConnection;
import helpdesk.api.SocketClient;
import helpdesk.graphql.limits.Places;
import helpdesk.graphql.limits.Work;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.util.ReflectionTestUtils;

/// However requests and connections end, nothing of them counts afterwards: otherwise the server would refuse everybody
/// in the end.
@HelpdeskTest
class AbruptEndTests {

    private static final int TIMES = 30;

    private static final String CREATE =
            "mutation($email: String!) { createContact(input: { name: \"A\", email: $email }) { contact { id } } }";

    private static final String LIST = "{ contacts(first: 100) { nodes { id tickets(first: 10) { nodes { id } } } } }";

    /// Its answer has about half a megabyte.
    private static final String LONG = "{ __schema { types { fields { %s } } } }"
            .formatted(IntStream.range(0, 20)
                    .mapToObj("d%d: description"::formatted)
                    .collect(joining(" ")));

    @LocalServerPort
    int port;

    @Autowired
    HelpdeskClient client;

    @Autowired
    Work work;

    @Autowired
    Places places;

    @Autowired
    OpenConnections connections;

    @AfterEach
    void nothingCountsAnyMore() {
        await().untilAsserted(() -> {
            assertThat(ReflectionTestUtils.getField(work, "all")).isEqualTo(0);
            assertThat(ReflectionTestUtils.getField(work, "requests")).isEqualTo(Map.of());
            assertThat(ReflectionTestUtils.getField(places, "all")).isEqualTo(0);
            assertThat(ReflectionTestUtils.getField(places, "anonymous")).isEqualTo(0);
            assertThat(ReflectionTestUtils.getField(connections, "open"))
                    .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.COLLECTION)
                    .isEmpty();
        });
    }

    static Stream<String> acceptedTypes() {
        return Stream.of("application/json", "text/event-stream", "application/json, text/event-stream");
    }

    @ParameterizedTest
    @MethodSource("acceptedTypes")
    void areOfRequests(String accept) {
        var head =
                "POST /graphql HTTP/1.1\nHost: a\nContent-Type: application/json\nAccept: %s\nAuthorization: Bearer %s\n"
                        .formatted(accept, client.asAgent().token());
        Stream.of(LIST, CREATE, "{", "subscription { purgeProgress(id: \\\"x\\\") { id } }")
                .forEach(document -> {
                    var body = "{\"query\":\"%s\",\"variables\":{\"email\":\"%s\"}}"
                            .formatted(document.replace("\"A\"", "\\\"A\\\""), Helpdesk.newEmail());
                    repeat(number ->
                            hangUp(head + "Content-Length: " + body.getBytes(UTF_8).length + "\n\n" + body, number));
                });
        repeat(number -> hangUp(head + "Content-Length: 1000\n\n{\"query\":\"{ __typename }\"}", number));
        repeat(number -> hangUp(head + "Transfer-Encoding: chunked\n\n1\n{\nzz\n", number));
    }

    /// While the operations of the sockets before are still at work, the server may refuse another one.
    private SocketClient open() {
        return await().ignoreException(CompletionException.class)
                .until(
                        () -> SocketClient.open(
                                port, String.valueOf(client.asAgent().token())),
                        Objects::nonNull);
    }

    private void hangUp(String request, int number) {
        try (var _ = RawConnection.open(port).say(request)) {
            pause(number);
        } catch (UncheckedIOException closed) {
            // The server may refuse a request, and close the connection, before all of it is sent.
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"abort", "complete", "duplicate id", "malformed", "too fast", "close"})
    void areOfWebSockets(String end) {
        repeat(number -> {
            var socket = open();
            for (var id = 0; id < 10; id++) {
                socket.subscribe("list " + id, LIST, Map.of());
                socket.subscribe("create " + id, CREATE, Map.of("email", Helpdesk.newEmail()));
            }
            pause(number);
            try {
                end(socket, end);
            } catch (CompletionException closed) {
                // The server may close the connection before all is said, but must not leave it open.
                assertThat(closed).hasCauseInstanceOf(IOException.class);
            }
        });
    }

    /// Its answers do not fit into what the network keeps.
    @Test
    void areOfAWebSocketThatReadsNothing() {
        try (var socket = RawConnection.open(port).say(RawConnection.HANDSHAKE)) {
            socket.sayMessage("{\"type\":\"connection_init\",\"payload\":{\"token\":\"%s\"}}"
                    .formatted(client.asAgent().token()));
            for (var id = 0; id < 30; id++) {
                socket.sayMessage(
                        "{\"type\":\"subscribe\",\"id\":\"%s\",\"payload\":{\"query\":\"%s\"}}".formatted(id, LONG));
            }
            await().until(() -> !Map.of().equals(ReflectionTestUtils.getField(work, "requests")));
            nothingCountsAnyMore();
            assertThat(socket.answer().text()).startsWith("HTTP/1.1 101");
        }
    }

    private static void end(SocketClient socket, String end) {
        switch (end) {
            case "abort" -> socket.socket().abort();
            case "complete" -> {
                IntStream.range(0, 10)
                        .forEach(id -> socket.complete("create " + id).complete("list " + id));
                IntStream.range(0, 10).forEach(id -> socket.subscribe("list " + id, LIST, Map.of()));
                socket.socket().abort();
            }
            case "duplicate id" ->
                untilClosed(
                        socket, () -> socket.subscribe("list 0", LIST, Map.of()).subscribe("list 0", LIST, Map.of()));
            case "malformed" -> Objects.requireNonNull(socket.say("x")).closeCode();
            case "too fast" ->
                untilClosed(
                        socket, () -> IntStream.range(0, 200).forEach(_ -> socket.sayIfOpen("{\"type\":\"ping\"}")));
            default -> socket.close();
        }
    }

    /// On a busy machine, a client may be too slow to offend with its first messages.
    private static void untilClosed(SocketClient socket, Runnable messages) {
        await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(20)).until(() -> {
            messages.run();
            return !socket.isOpen();
        });
    }

    private static void repeat(IntConsumer action) {
        IntStream.range(0, TIMES).forEach(action);
    }

    /// No wait for anything: each time, the client hangs up at another moment of the server's work.
    private static void pause(int milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
