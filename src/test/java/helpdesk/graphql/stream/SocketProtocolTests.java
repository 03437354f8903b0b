package helpdesk.graphql.stream;

import static helpdesk.api.RunningPurge.DOCUMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import helpdesk.HelpdeskTest;
import helpdesk.api.Helpdesk;
import helpdesk.api.RawConnection;
import helpdesk.api.RawServer;
import helpdesk.api.RunningPurge;
import helpdesk.api.SocketClient;
import helpdesk.development.DevelopmentTokens;
import helpdesk.graphql.limits.Work;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.ReflectionTestUtils;

/// `graphql-transport-ws`, word by word, and how it ends for those who do not speak it.
@HelpdeskTest
@ExtendWith(OutputCaptureExtension.class)
class SocketProtocolTests {

    private static final int LONGEST_OF_STRANGER = 16 * 1024;

    private static final String CREATE =
            "mutation($email: EmailAddress!) { createContact(input: { name: \"Erika\", email: $email }) { contact {"
                    + " state } } }";

    @LocalServerPort
    int port;

    @Autowired
    DevelopmentTokens tokens;

    @Autowired
    JdbcClient database;

    @Autowired
    JdbcConnectionDetails details;

    @Autowired
    Work work;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Erika Mustermann",
                "null",
                "[]",
                "{}",
                "{\"type\":\"Mustermann\"}",
                "{\"type\":17}",
                "{\"type\":\"next\",\"id\":\"1\"}",
                "{\"type\":\"connection_init\",\"payload\":\"Erika\"}",
                "{\"type\":\"connection_init\",\"payload\":{\"Authorization\":17}}",
                "{\"type\":\"complete\"}",
                "{\"type\":\"subscribe\",\"id\":\"\",\"payload\":{\"query\":\"{ a }\"}}",
                "{\"type\":\"subscribe\",\"id\":1,\"payload\":{\"query\":\"{ a }\"}}",
                "{\"type\":\"subscribe\",\"id\":\"\\ud800\",\"payload\":{\"query\":\"{ a }\"}}",
                "{\"type\":\"complete\",\"id\":\"a\\udc00\"}",
                "{\"type\":\"subscribe\",\"id\":\"1\"}",
                "{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":{\"query\":17}}",
                "{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":{\"query\":\"{ a }\",\"variables\":[\"Erika\"]}}",
            })
    void endsWithAMessageThatIsNone(String message, CapturedOutput log) {
        try (var client = SocketClient.open(port)) {
            assertThat(client.say(message).closeCode()).isEqualTo(4400);
        }
        assertThat(log).doesNotContain("Erika", "Mustermann");
    }

    @Test
    void endsWithMoreThingsThanARequestMayHave() {
        try (var client = SocketClient.open(port, tokens.agent())) {
            client.say(
                    "{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":{\"query\":\"{ a }\",\"variables\":{\"a\":[{}%s]}}}"
                            .formatted(",{}".repeat(300_000)));
            assertThat(client.closeCode()).isEqualTo(4400);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void endsWithBytes(boolean isLast) {
        try (var client = SocketClient.open(port)) {
            client.socket().sendBinary(ByteBuffer.wrap(new byte[] {1}), isLast).join();
            assertThat(client.closeCode()).isEqualTo(4400);
        }
    }

    @Test
    void endsWithASecondWordOfWhoItIs() {
        try (var client = SocketClient.open(port, tokens.agent())) {
            assertThat(client.init(Map.of()).closeCode()).isEqualTo(4429);
        }
    }

    @Test
    void endsWithASubscriptionOfNobodyYet() {
        try (var client = SocketClient.open(port)) {
            assertThat(client.subscribe("one", DOCUMENT, Map.of("id", "none")).closeCode())
                    .isEqualTo(4401);
        }
    }

    @Test
    void endsWithASecondSubscriptionOfTheSameId() {
        var purge = RunningPurge.begun(database, 10);
        try (var client = SocketClient.open(port, tokens.agent())) {
            client.subscribe("one", DOCUMENT, Map.of("id", purge.id())).next("next", "one");
            assertThat(client.subscribe("one", DOCUMENT, Map.of("id", purge.id()))
                            .closeCode())
                    .isEqualTo(4409);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"graphql-ws", "chat"})
    void endsInAnotherProtocol(String protocol) {
        try (var client = SocketClient.open(port, Map.of(), protocol)) {
            assertThat(client.closeCode()).isEqualTo(4406);
        }
    }

    @Test
    void endsWithAMessageThatIsTooLong() {
        try (var client = SocketClient.open(port, tokens.agent())) {
            var part = "x".repeat(1 << 19);
            client.socket().sendText(part, false).join();
            client.socket().sendText(part, false).join();
            client.socket().sendText("x", true).join();
            assertThat(client.closeCode()).isEqualTo(1009);
        }
    }

    /// Until it is known who it is: 16 kB, in one part or in many.
    @Test
    void endsWithAMessageThatIsTooLongForAStranger() {
        try (var client = SocketClient.open(port)) {
            client.say(ping(LONGEST_OF_STRANGER)).next("pong", "");
            assertThat(client.say(ping(LONGEST_OF_STRANGER + 1)).closeCode()).isEqualTo(1009);
        }
        try (var client = SocketClient.open(port).init(Map.of()).acknowledged()) {
            client.socket().sendText(" ".repeat(LONGEST_OF_STRANGER), false).join();
            client.socket().sendText(" ", false).join();
            assertThat(client.closeCode()).isEqualTo(1009);
        }
        try (var client = SocketClient.open(port, tokens.agent())) {
            client.say(ping(LONGEST_OF_STRANGER + 1)).next("pong", "");
        }
    }

    @Test
    void endsWithTooManyMessages() {
        for (var client : List.of(SocketClient.open(port), SocketClient.open(port, tokens.agent()))) {
            try (client) {
                for (var message = 0; message < 150 && client.isOpen(); message++) {
                    client.sayIfOpen(ping(100));
                }
                assertThat(client.closeCode()).isEqualTo(1008);
            }
        }
    }

    /// Of a message that never ends.
    @Test
    void endsWithTooManyParts() {
        try (var client = SocketClient.open(port)) {
            for (var part = 0; part < 5_000 && client.isOpen(); part++) {
                client.socket()
                        .sendText(" ", false)
                        .exceptionally(_ -> client.socket())
                        .join();
            }
            assertThat(client.closeCode()).isEqualTo(1008);
        }
    }

    @Test
    void takesSomeOfTheLongestMessagesAtOnce() {
        try (var client = SocketClient.open(port, tokens.agent())) {
            for (var message = 0; message < 3; message++) {
                client.say(ping(1 << 20)).next("pong", "");
            }
        }
    }

    /// It reads nothing, says nothing, and keeps its connection open.
    @Test
    void endsWithoutAnAnswerToItsEnd() {
        try (var client = RawConnection.open(port).say(RawConnection.HANDSHAKE)) {
            client.say("\u0081\u0081\0\0\0\0x");
            var start = System.nanoTime();
            assertThat(client.answer().status()).isEqualTo(101);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        }
    }

    @Test
    void endsWithTooManyBytes() {
        try (var client = SocketClient.open(port)) {
            for (var message = 0; message < 10 && client.isOpen(); message++) {
                client.sayIfOpen(ping(LONGEST_OF_STRANGER));
            }
            assertThat(client.closeCode()).isEqualTo(1008);
        }
    }

    /// A client that sends messages all the time may receive nothing any more. In the same time another one,
    /// which sends nothing at all, is too late for its `connection_init`.
    @Test
    void isPingedAndEndsWithoutInitInTime() {
        try (var silent = SocketClient.open(port);
                var client = SocketClient.open(port, tokens.agent())) {
            await().atMost(Duration.ofSeconds(25))
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> client.say(ping(50)).pings() > 0);
            assertThat(silent.closeCode()).isEqualTo(4408);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"permessage-deflate", "permessage-deflate; client_max_window_bits", "x-webkit-deflate-frame"})
    void compressesNothing(String extension) {
        var answer = new RawServer(port).handshake("13", "Sec-WebSocket-Extensions: " + extension);
        assertThat(answer.status()).isEqualTo(101);
        assertThat(answer.headers()).doesNotContainKey("sec-websocket-extensions");
    }

    private static String ping(int length) {
        var frame = "{\"type\":\"ping\",\"payload\":{\"a\":\"\"}}";
        return frame.replace("\"\"", "\"" + "x".repeat(length - frame.length()) + "\"");
    }

    @Test
    void takesAMessageInParts() {
        try (var client = SocketClient.open(port)) {
            client.socket().sendText("{\"type\":\"connec", false).join();
            client.socket().sendText("tion_init\"}", true).join();
            client.acknowledged();
        }
    }

    @Test
    void answersAPingAtAnyTime() {
        try (var client = SocketClient.open(port)) {
            client.say(Map.of("type", "ping", "payload", Map.of("a", 1))).next("pong", "");
            client.init(Map.of()).acknowledged().say(Map.of("type", "ping")).next("pong", "");
        }
    }

    @Test
    void endsASubscriptionAtItsClientsWordAndTakesItsIdAgain() {
        var purge = RunningPurge.begun(database, 10);
        try (var client = SocketClient.open(port, tokens.agent())) {
            client.subscribe("one", DOCUMENT, Map.of("id", purge.id())).next("next", "one");
            client.complete("one").complete("one").complete("another");
            client.subscribe("one", DOCUMENT, Map.of("id", purge.id())).next("next", "one");
        }
    }

    @Test
    void carriesManyAtOnce() {
        var purges = List.of(
                RunningPurge.begun(database, 10), RunningPurge.begun(database, 20), RunningPurge.begun(database, 30));
        try (var client = SocketClient.open(port, tokens.agent())) {
            for (var purge : purges) {
                client.subscribe(purge.id(), DOCUMENT, Map.of("id", purge.id())).next("next", purge.id());
            }
            purges.getLast().completed();
            assertThat(client.next("next", purges.getLast().id())
                            .at("/data/purgeProgress/total")
                            .asInt())
                    .isEqualTo(30);
            client.next("complete", purges.getLast().id());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ viewer { none } }",
                "mutation { signUp(input: { name: 1 }) { accepted } }",
                "subscription { purgeProgress }",
                "subscription { __typename }",
                "subscription { a: purgeProgress(id: \"1\") { id } b: purgeProgress(id: \"2\") { id } }",
                "subscription { purgeProgress(id: ",
            })
    void endsInvalidOperationsWithAnError(String document) {
        try (var client = SocketClient.open(port, tokens.agent())) {
            var error = client.subscribe("one", document, Map.of())
                    .next("error", "one")
                    .path(0);
            assertThat(error.at("/extensions/code").asString())
                    .isIn("BAD_USER_INPUT", "GRAPHQL_PARSE_FAILED", "GRAPHQL_VALIDATION_FAILED");
            assertThat(error.at("/extensions/requestId").asString()).hasSize(36);
        }
    }

    @Test
    void answersQueriesAndMutations() {
        try (var client = SocketClient.open(port, tokens.agent())) {
            client.subscribe("one", "{ viewer { __typename } }", Map.of());
            assertThat(client.next("next", "one").at("/data/viewer/__typename").asString())
                    .isEqualTo("Agent");
            client.next("complete", "one");
            client.subscribe("one", CREATE, Map.of("email", Helpdesk.newEmail()));
            assertThat(client.next("next", "one")
                            .at("/data/createContact/contact/state")
                            .asString())
                    .isEqualTo("ACTIVE");
            client.next("complete", "one");
        }
    }

    /// Of what was executed in part, too.
    @Test
    void answersWithTheErrorsOfFields() {
        try (var client = SocketClient.open(port).init(Map.of()).acknowledged()) {
            client.subscribe("one", "{ __typename contacts { nodes { id } } }", Map.of());
            var answer = client.next("next", "one");
            assertThat(answer.at("/errors/0/extensions/code").asString()).isEqualTo("UNAUTHENTICATED");
            assertThat(answer.has("data")).isTrue();
            client.next("complete", "one");
        }
    }

    /// The database is locked for one of them.
    @Test
    void goesOnWhileAnOperationIsExecuted() throws SQLException {
        var purge = RunningPurge.begun(database, 10);
        try (var connection = connection();
                var statement = connection.createStatement();
                var client = SocketClient.open(port, tokens.agent())) {
            client.subscribe("purge", DOCUMENT, Map.of("id", purge.id())).next("next", "purge");
            statement.execute("LOCK TABLES contact WRITE");
            client.subscribe("slow", CREATE, Map.of("email", Helpdesk.newEmail()));
            client.say(Map.of("type", "ping")).next("pong", "");
            client.subscribe("quick", "{ viewer { __typename } }", Map.of()).next("next", "quick");
            client.next("complete", "quick");
            statement.execute("UNLOCK TABLES");
            client.next("next", "slow");
            client.next("complete", "slow");
        }
    }

    @Test
    void endsWithASecondOperationOfTheSameId() throws SQLException {
        try (var connection = connection();
                var statement = connection.createStatement();
                var client = SocketClient.open(port, tokens.agent())) {
            statement.execute("LOCK TABLES contact WRITE");
            client.subscribe("one", CREATE, Map.of("email", Helpdesk.newEmail()));
            client.subscribe("one", "{ viewer { __typename } }", Map.of());
            assertThat(client.closeCode()).isEqualTo(4409);
        }
    }

    @Test
    void sendsNothingMoreOfAnOperationThatItsClientEnds() throws SQLException {
        try (var connection = connection();
                var statement = connection.createStatement();
                var client = SocketClient.open(port, tokens.agent())) {
            statement.execute("LOCK TABLES contact WRITE");
            var email = Helpdesk.newEmail();
            client.subscribe("one", CREATE, Map.of("email", email)).complete("one");
            client.subscribe("one", "{ viewer { __typename } }", Map.of());
            assertThat(client.next("next", "one").at("/data/viewer/__typename").asString())
                    .isEqualTo("Agent");
            client.next("complete", "one");
            statement.execute("UNLOCK TABLES");
            await().until(() -> contactsWith(email) == 1);
            await().until(() -> Map.of().equals(ReflectionTestUtils.getField(work, "requests")));
            client.say(Map.of("type", "ping")).next("pong", "");
        }
    }

    private int contactsWith(String email) {
        return database.sql("SELECT COUNT(*) FROM contact WHERE email = :email")
                .param("email", email)
                .query(Integer.class)
                .single();
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection(details.getJdbcUrl(), details.getUsername(), details.getPassword());
    }

    /// A few thousand clients would exhaust what an operating system allows.
    @Test
    void needsNoThreadOfTheOperatingSystemForAConnection() {
        var before = ManagementFactory.getThreadMXBean().getThreadCount();
        var open = IntStream.range(0, 40)
                .mapToObj(_ -> SocketClient.open(port).init(Map.of()).acknowledged())
                .toList();
        assertThat(ManagementFactory.getThreadMXBean().getThreadCount()).isLessThan(before + 30);
        open.forEach(SocketClient::close);
    }
}
