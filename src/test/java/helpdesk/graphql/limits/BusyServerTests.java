package helpdesk.graphql.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import helpdesk.HelpdeskTest;
import helpdesk.api.Helpdesk;
import helpdesk.api.HelpdeskClient;
import helpdesk.api.Portal;
import helpdesk.api.RawAnswer;
import helpdesk.api.RawConnection;
import helpdesk.api.RawServer;
import helpdesk.api.SocketClient;
import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/// A server of eight threads, and more requests than that which all wait for the database.
@HelpdeskTest
@TestPropertySource(properties = {"helpdesk.test.schema=helpdesk_test_deadline", "server.tomcat.threads.max=8"})
class BusyServerTests {

    private static final int REQUESTS = 20;
    private static final int IN_WORK_OF_ADDRESS = 2;

    @LocalServerPort
    int port;

    @Autowired
    HelpdeskClient client;

    @Autowired
    Helpdesk helpdesk;

    @Autowired
    Portal portal;

    @Autowired
    JdbcConnectionDetails details;

    @Test
    void saysThatItLivesAndThatItIsBusy() throws SQLException {
        var contact = helpdesk.aContact();
        try (var connection = DriverManager.getConnection(
                        details.getJdbcUrl(), details.getUsername(), details.getPassword());
                var statement = connection.createStatement()) {
            statement.execute("LOCK TABLES contact WRITE");
            var some = ask(contact, "127.0.0.1");
            await().until(() -> busy(some) == IN_WORK_OF_ADDRESS);
            var others = ask(contact, "127.0.0.2");
            await().until(() -> busy(others) == IN_WORK_OF_ADDRESS);
            var more = ask(contact, "127.0.0.4");
            await().until(() -> busy(more) == IN_WORK_OF_ADDRESS);
            var last = ask(contact, "127.0.0.3");
            await().until(() -> busy(last) == 0);
            var start = System.nanoTime();
            assertThat(new RawServer(port).ask("GET /livez").status()).isEqualTo(200);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
            assertThat(busy(some) + busy(others) + busy(more)).isEqualTo(3 * IN_WORK_OF_ADDRESS);
            statement.execute("UNLOCK TABLES");
            areAnsweredOrRefused(some, IN_WORK_OF_ADDRESS, 429, "THROTTLED");
            areAnsweredOrRefused(others, IN_WORK_OF_ADDRESS, 429, "THROTTLED");
            areAnsweredOrRefused(more, IN_WORK_OF_ADDRESS, 503, "UNAVAILABLE");
            areAnsweredOrRefused(last, 0, 503, "UNAVAILABLE");
        }
    }

    /// A contact's token is looked up wherever it comes in.
    @Test
    void keepsNoThreadsBusyAtAnAddressOfNothing() throws SQLException {
        var request = "GET /nowhere HTTP/1.1\nHost: a\nConnection: close\nAuthorization: Bearer %s\n\n"
                .formatted(portal.aVisitor().client().token());
        try (var connection = DriverManager.getConnection(
                        details.getJdbcUrl(), details.getUsername(), details.getPassword());
                var statement = connection.createStatement()) {
            statement.execute("LOCK TABLES portal_account WRITE");
            var requests = IntStream.range(0, REQUESTS)
                    .mapToObj(_ -> RawConnection.open(port, "127.0.0.5").say(request))
                    .toList();
            await().until(() -> busy(requests) == IN_WORK_OF_ADDRESS);
            assertThat(new RawServer(port).ask("GET /livez").status()).isEqualTo(200);
            assertThat(busy(requests)).isEqualTo(IN_WORK_OF_ADDRESS);
            statement.execute("UNLOCK TABLES");
            assertThat(requests.stream().map(RawConnection::answer).map(RawAnswer::status))
                    .containsOnly(404, 429);
        }
    }

    /// Of an answer of three megabytes.
    @Test
    void isNotKeptBusyBySlowReaders() {
        var readers = IntStream.range(0, REQUESTS)
                .mapToObj(_ -> RawConnection.open(port, "127.0.0.2")
                        .say("GET /graphiql/lib/graphiql.min.js HTTP/1.1\nHost: a\n\n"))
                .toList();
        await().until(() -> busy(readers) == 0);
        var start = System.nanoTime();
        assertThat(new RawServer(port).ask("GET /livez").status()).isEqualTo(200);
        assertThat(client.asAgent().send("{ viewer { __typename } }").text("viewer.__typename"))
                .isEqualTo("Agent");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        readers.forEach(RawConnection::close);
    }

    @Test
    void refusesOperationsOverWebSocketsLikeOtherRequests() throws SQLException {
        var document = "query($id: ID!) { contact(id: $id) { id } }";
        var contact = Map.of("id", helpdesk.aContact());
        try (var connection = DriverManager.getConnection(
                        details.getJdbcUrl(), details.getUsername(), details.getPassword());
                var statement = connection.createStatement();
                var socket =
                        SocketClient.open(port, String.valueOf(client.asAgent().token()))) {
            statement.execute("LOCK TABLES contact WRITE");
            for (var id = 0; id < IN_WORK_OF_ADDRESS; id++) {
                socket.subscribe("in work " + id, document, contact);
            }
            for (var id = 0; id < 3; id++) {
                var errors = socket.subscribe("more " + id, document, contact).next();
                assertThat(errors.path("type").asString()).isEqualTo("error");
                assertThat(errors.at("/payload/0/extensions/code").asString()).isEqualTo("THROTTLED");
            }
            statement.execute("UNLOCK TABLES");
            for (var message = 0; message < 2 * IN_WORK_OF_ADDRESS; message++) {
                assertThat(socket.next().path("type").asString()).isIn("next", "complete");
            }
        }
    }

    /// They ping, and take no pong.
    @Test
    void isNotKeptBusyByWebSockets() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var pinging = IntStream.range(0, REQUESTS)
                    .mapToObj(_ -> threads.submit(this::pingUntilItIsOver))
                    .toList();
            await().until(() -> pinging.stream().allMatch(Future::isDone));
        }
        assertThat(new RawServer(port).ask("GET /livez").status()).isEqualTo(200);
    }

    private void pingUntilItIsOver() {
        var pings = ("\u0089\u00fd\0\0\0\0" + "x".repeat(125)).repeat(100);
        try (var socket = RawConnection.open(port, "127.0.0.2").say(RawConnection.HANDSHAKE)) {
            while (true) {
                socket.say(pings);
            }
        } catch (UncheckedIOException _) {
            // The server has hung up.
        }
    }

    private List<RawConnection> ask(String contact, String from) {
        return IntStream.range(0, REQUESTS)
                .mapToObj(_ -> askOnce(contact, from))
                .toList();
    }

    private RawConnection askOnce(String contact, String from) {
        var body = "{\"query\":\"{ contact(id: \\\"%s\\\") { id } }\"}".formatted(contact);
        return RawConnection.open(port, from)
                .say(("POST /graphql HTTP/1.1\nHost: a\nConnection: close\nContent-Type: application/json\n"
                                + "Authorization: Bearer %s\nContent-Length: %s\n\n%s")
                        .formatted(client.asAgent().token(), body.length(), body));
    }

    private static long busy(List<RawConnection> requests) {
        return requests.stream().filter(request -> !request.isAnswered()).count();
    }

    private static void areAnsweredOrRefused(List<RawConnection> requests, int answered, int status, String code) {
        var answers = requests.stream().map(RawConnection::answer).toList();
        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(answered);
        assertThat(answers.stream().filter(answer -> answer.status() == status))
                .isNotEmpty()
                .allSatisfy(answer -> {
                    assertThat(answer.errorCode()).isEqualTo(code);
                    assertThat(answer.headers()).containsEntry("retry-after", "1");
                });
    }
}
