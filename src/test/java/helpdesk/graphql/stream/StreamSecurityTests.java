package helpdesk.graphql.stream;

import static helpdesk.api.RunningPurge.DOCUMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import helpdesk.HelpdeskTest;
import helpdesk.api.EventClient;
import helpdesk.api.Helpdesk;
import helpdesk.api.HelpdeskClient;
import helpdesk.api.Portal;
import helpdesk.api.RawServer;
import helpdesk.api.RunningPurge;
import helpdesk.api.SocketClient;
import helpdesk.development.DevelopmentTokens;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
import tools.jackson.databind.JsonNode;

/// Who may watch, from where, and for how long.
@HelpdeskTest
@ExtendWith(OutputCaptureExtension.class)
class StreamSecurityTests {

    /// By which a token outlives its end, since clocks may be apart.
    private static final int SKEW = 60;

    private static final String CREATE =
            "mutation($email: EmailAddress!) { createContact(input: { name: \"Erika\", email: $email }) { contact"
                    + " { id } } }";

    @LocalServerPort
    int port;

    @Autowired
    DevelopmentTokens tokens;

    @Autowired
    HelpdeskClient client;

    @Autowired
    Helpdesk helpdesk;

    @Autowired
    Portal portal;

    @Autowired
    JdbcClient database;

    @Autowired
    JdbcConnectionDetails details;

    @Test
    void isForAgents() {
        var purge = RunningPurge.begun(database, 10);
        for (var token : List.of(tokens.agent(), tokens.privacyOfficer())) {
            assertThat(overWebSocket(token, purge)
                            .at("/data/purgeProgress/total")
                            .asInt())
                    .isEqualTo(10);
        }
    }

    @Test
    void isForbiddenToContactsAndStrangers() {
        var purge = RunningPurge.begun(database, 10);
        var contact = portal.aVisitor().client().token();
        for (var token : List.of(String.valueOf(contact), tokens.issue(claims -> claims.subject("kim")))) {
            assertThat(overWebSocket(token, purge).at("/0/extensions/code").asString())
                    .isEqualTo("FORBIDDEN");
        }
    }

    @Test
    void needsAToken() {
        try (var socket = SocketClient.open(port).init(Map.of()).acknowledged()) {
            var error = socket.subscribe("one", DOCUMENT, Map.of("id", "none"))
                    .next("error", "one")
                    .path(0);
            assertThat(error.at("/extensions/code").asString()).isEqualTo("UNAUTHENTICATED");
        }
    }

    @Test
    void takesTheTokenOfTheHandshakeToo() {
        var purge = RunningPurge.begun(database, 10);
        var headers = Map.of("Authorization", "Bearer " + tokens.agent());
        try (var socket = SocketClient.open(port, headers, SocketClient.PROTOCOL)) {
            socket.init(Map.of()).acknowledged();
            socket.subscribe("one", DOCUMENT, Map.of("id", purge.id())).next("next", "one");
        }
        var garbage = Map.of("Authorization", "Bearer garbage");
        assertThatThrownBy(() -> SocketClient.open(port, garbage, SocketClient.PROTOCOL))
                .hasMessageContaining("WebSocketHandshakeException");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer garbage", "garbage", "", "Basic YTpi", "Bearer eyJhbGciOiJub25lIn0.e30."})
    void endsWithATokenThatIsNone(String authorization, CapturedOutput log) {
        try (var socket = SocketClient.open(port).init(Map.of("Authorization", authorization))) {
            assertThat(socket.closeCode()).isEqualTo(4403);
        }
        assertThat(log).doesNotContain("eyJ", "garbage");
    }

    @Test
    void endsWithTheToken() {
        var purge = RunningPurge.begun(database, 10);
        var token = tokenForSeconds(4);
        try (var socket = SocketClient.open(port, token);
                var events = EventClient.post(port, token, DOCUMENT, Map.of("id", purge.id()))) {
            socket.subscribe("one", DOCUMENT, Map.of("id", purge.id())).next("next", "one");
            events.next("next");
            isUnauthenticated(socket.next("error", "one").path(0));
            assertThat(socket.closeCode()).isEqualTo(4403);
            isUnauthenticated(events.next("next").at("/errors/0"));
            events.next("complete");
        }
    }

    /// Of a query, a mutation and a subscription, the mutation is being executed when the token ends.
    @Test
    void answersWhatIsBeingExecutedWhenTheTokenEnds() throws SQLException {
        var purge = RunningPurge.begun(database, 10);
        try (var connection = DriverManager.getConnection(
                        details.getJdbcUrl(), details.getUsername(), details.getPassword());
                var statement = connection.createStatement();
                var socket = SocketClient.open(port, tokenForSeconds(4))) {
            socket.subscribe("purge", DOCUMENT, Map.of("id", purge.id())).next("next", "purge");
            statement.execute("LOCK TABLES contact WRITE");
            socket.subscribe("create", CREATE, Map.of("email", Helpdesk.newEmail()));
            socket.subscribe("viewer", "{ viewer { __typename } }", Map.of()).next("next", "viewer");
            socket.next("complete", "viewer");
            isUnauthenticated(socket.next("error", "purge").path(0));
            socket.subscribe("late", "{ viewer { __typename } }", Map.of());
            socket.say(Map.of("type", "ping")).next("pong", "");
            statement.execute("UNLOCK TABLES");
            assertThat(socket.next("next", "create").has("errors")).isFalse();
            socket.next("complete", "create");
            assertThat(socket.closeCode()).isEqualTo(4403);
            assertThat(socket.unread()).isEmpty();
        }
    }

    /// R1: also for one that does nothing.
    @Test
    void endsWithTheSoftDeleteOfItsContact() {
        var visitor = portal.aVisitor();
        try (var socket =
                SocketClient.open(port, String.valueOf(visitor.client().token()))) {
            helpdesk.softDeleted(visitor.id());
            assertThat(socket.closeCode()).isEqualTo(4403);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://elsewhere.example.com", "null", "http://localhost", "file://", "%%"})
    void isClosedToOtherOrigins(String origin) {
        var answer = new RawServer(port).handshake("13", "Origin: " + origin);
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.headers()).doesNotContainKey("upgrade");
    }

    @Test
    void isOpenToItsOwnOrigin() {
        var answer = new RawServer(port).handshake("13", "Origin: http://localhost:" + port);
        assertThat(answer.status()).isEqualTo(101);
    }

    @Test
    void isRefusedAsAPlainRequest() {
        var answer = client.asAgent().send("subscription { purgeProgress(id: \"x\") { id } }");
        assertThat(answer.errorCodes()).containsExactly("BAD_USER_INPUT");
        assertThat(answer.text())
                .contains("text/event-stream", "graphql-transport-ws")
                .doesNotContain("Publisher");
    }

    /// As clients of `graphql-sse` send them.
    @Test
    void answersQueriesAndMutationsWithEvents() {
        var email = Helpdesk.newEmail();
        try (var events = EventClient.post(port, tokens.agent(), CREATE, Map.of("email", email))) {
            var id = events.next("next").at("/data/createContact/contact/id").asString();
            events.next("complete");
            assertThat(events.isOver()).isTrue();
            assertThat(client.asAgent()
                            .send("query($id: ID!) { contact(id: $id) { email } }", Map.of("id", id))
                            .text("contact.email"))
                    .isEqualTo(email);
        }
    }

    @Test
    void answersWithEventsWhatIsNotExecuted() {
        var answer = client.asAgent().watch("{ viewer { none } }");
        assertThat(answer.errorCodes()).containsExactly("GRAPHQL_VALIDATION_FAILED");
        assertThat(answer.json().has("data")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Authorization\":\"Bearer %s\"}",
                "{\"authorization\":\"bearer %s\"}",
                "{\"Authorization\":\"%s\"}",
                "{\"headers\":{\"Authorization\":\"Bearer %s\"}}",
                "{\"headers\":{\"authorization\":\"%s\"}}",
                "{\"authToken\":\"%s\"}",
                "{\"token\":\"Bearer %s\",\"Authorization\":null}",
            })
    void takesTheTokenWhereClientsPutIt(String payload) {
        try (var socket = SocketClient.open(port).say(init(payload)).acknowledged()) {
            socket.subscribe("one", "{ viewer { __typename } }", Map.of());
            assertThat(socket.next("next", "one").at("/data/viewer/__typename").asString())
                    .isEqualTo("Agent");
        }
    }

    /// Instead of a client that takes itself for authenticated.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"accessToken\":\"%s\"}",
                "{\"headers\":{\"X-Auth\":\"%s\"}}",
                "{\"context\":{\"headers\":{\"Authorization\":\"Bearer %s\"}}}",
                "{\"credentials\":\"%s\"}",
                "{\"list\":[\"Bearer %s\"]}",
            })
    void saysWhereItExpectsTheToken(String payload) {
        try (var socket = SocketClient.open(port).say(init(payload))) {
            assertThat(socket.closeCode()).isEqualTo(4403);
            assertThat(socket.closeReason()).contains("\"Authorization\"", "connection_init");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{}",
                "{\"author\":\"me\",\"accessToken\":\"\",\"Authorization\":null}",
                "{\"headers\":{\"X-Client\":\"web 2.0.1\"},\"isAuthenticated\":false}"
            })
    void isAnonymousWithoutAToken(String payload) {
        try (var socket = SocketClient.open(port).say(init(payload)).acknowledged()) {
            socket.subscribe("one", "{ viewer { __typename } }", Map.of());
            assertThat(socket.next("next", "one").at("/data/viewer/__typename").asString())
                    .isNotEqualTo("Agent");
        }
    }

    private String init(String payload) {
        return "{\"type\":\"connection_init\",\"payload\":%s}".formatted(payload.formatted(tokens.agent()));
    }

    /// R1: its token is checked for each operation, not only every five seconds.
    @Test
    void executesNothingAfterTheSoftDeleteOfItsContact() {
        var visitor = portal.aVisitor();
        try (var socket =
                SocketClient.open(port, String.valueOf(visitor.client().token()))) {
            socket.subscribe("one", "{ viewer { __typename } }", Map.of()).next("next", "one");
            socket.next("complete", "one");
            helpdesk.softDeleted(visitor.id());
            socket.subscribe("two", "{ viewer { __typename } }", Map.of());
            isUnauthenticated(socket.next("error", "two").path(0));
            assertThat(socket.closeCode()).isEqualTo(4403);
        }
    }

    private JsonNode overWebSocket(String token, RunningPurge purge) {
        try (var socket = SocketClient.open(port, token)) {
            return socket.subscribe("one", DOCUMENT, Map.of("id", purge.id()))
                    .next()
                    .path("payload");
        }
    }

    private String tokenForSeconds(int seconds) {
        var end = Instant.now().minusSeconds(SKEW).plusSeconds(seconds);
        return tokens.issue(claims -> claims.subject("alex")
                .claim("roles", List.of("agent"))
                .issuedAt(end.minusSeconds(1_000))
                .expiresAt(end));
    }

    private static void isUnauthenticated(JsonNode error) {
        assertThat(error.at("/extensions/code").asString()).isEqualTo("UNAUTHENTICATED");
        assertThat(error.at("/extensions/requestId").asString()).hasSize(36);
    }
}
