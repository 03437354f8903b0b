package helpdesk.graphql.limits;

import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.HelpdeskTest;
import helpdesk.api.HelpdeskClient;
import helpdesk.api.RawAnswer;
import helpdesk.api.RawConnection;
import helpdesk.api.RawServer;
import helpdesk.api.RunningPurge;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/// Clients that send their requests slowly or not at all: they are cut off in time, and hold up nobody. Over bare
/// sockets, more of them than the server has threads.
@HelpdeskTest
@TestPropertySource(properties = {"helpdesk.test.schema=helpdesk_test_deadline", "helpdesk.limits.deadline=1s"})
class SlowClientTests {

    /// One second, as the container counts it, and the time to answer.
    private static final Duration IN_TIME = Duration.ofSeconds(4);

    private static final Duration AT_ONCE = Duration.ofSeconds(1);
    private static final int MORE_THAN_THREADS = 205;

    private static final String HEAD = "POST /graphql HTTP/1.1\nHost: a\nContent-Type: application/json\n";
    private static final String ONE_OF_1000_BYTES = HEAD + "Content-Length: 1000\n\n{";
    private static final String FORM =
            "Host: a\nContent-Length: 10\nContent-Type: application/x-www-form-urlencoded\n\na=";
    private static final String CHUNKED =
            "Transfer-Encoding: chunked\n\n1\n{\n17\n\"query\":\"{ __typename }\n2\n\"}\n0\n\n";
    private static final String WITH_LENGTH = "Content-Length: 26\n\n{\"query\":\"{ __typename }\"}";
    private static final String DOCUMENT = "{\"query\":\"{ viewer { __typename } }\"}";

    /// Whatever they are for, they never send the body that they announce.
    private static final List<String> UNFINISHED = List.of(
            ONE_OF_1000_BYTES,
            HEAD + "Content-Length: 1\n\n",
            HEAD + "Transfer-Encoding: chunked\n\n3e8\n{",
            HEAD + "Transfer-Encoding: chunked\n\n3",
            HEAD + "Transfer-Encoding: chunked\n\n1\n{\n0\n",
            HEAD + "Expect: 100-continue\nContent-Length: 1000\n\n",
            HEAD + "Authorization: Bearer none\nContent-Length: 1000\n\n{",
            HEAD + "Content-Length: 2000000\n\n{",
            "POST /graphql HTTP/1.1\n" + FORM,
            "PUT /graphql HTTP/1.1\n" + FORM,
            "GET /livez HTTP/1.1\nHost: a\nContent-Length: 1000\n\n{",
            "GET /graphiql HTTP/1.1\nHost: a\nContent-Length: 1000\n\n{",
            "POST /nowhere HTTP/1.1\nHost: a\nTransfer-Encoding: chunked\n\n3e8\n{",
            "GET /graphiql/lib/graphiql.min.js HTTP/1.1\nHost: a\nContent-Length: 1000\n\n{");

    @LocalServerPort
    int port;

    @Autowired
    HelpdeskClient client;

    @Autowired
    JdbcClient database;

    @Test
    void haveTheirTimeForABodyWhateverItIsFor() {
        var start = System.nanoTime();
        var connections = UNFINISHED.stream()
                .map(request -> RawConnection.open(port).say(request))
                .toList();
        try {
            assertThat(connections).allSatisfy(connection -> {
                isRefused(connection.answer());
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(IN_TIME);
            });
        } finally {
            connections.forEach(RawConnection::close);
        }
    }

    private static void isRefused(RawAnswer answer) {
        var text = answer.text().replace("HTTP/1.1 100 \r\n\r\n", "");
        var last = new RawAnswer(text);
        assertThat(last.status()).as(text).isIn(408, 413);
        assertThat(last.errorCode()).isEqualTo(last.status() == 408 ? "TIMEOUT" : "BAD_USER_INPUT");
        assertThat(last.headers()).containsEntry("connection", "close").containsEntry("x-frame-options", "DENY");
    }

    /// The time is that of the whole body, and not that of a byte.
    @Test
    void hasNoMoreTimeIfItSaysSomethingNowAndThen() {
        try (var connection = RawConnection.open(port).say(HEAD + "Content-Length: 900000\n\n")) {
            var start = System.nanoTime();
            while (!connection.isAnswered()) {
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(IN_TIME);
                connection.say(" ");
            }
        }
    }

    @Test
    void holdsUpNobodyElse() {
        var silent = open(_ -> "127.0.0.1");
        othersAreServed();
        silent.forEach(RawConnection::close);
    }

    @Test
    void holdsUpNobodyElseFromManyAddresses() {
        var silent = open(number -> "127.0." + number / 20 + "." + (2 + number % 20));
        othersAreServed();
        silent.forEach(RawConnection::close);
    }

    @Test
    void holdsUpNobodyElseBeforeItsBody() {
        var silent = new ArrayList<RawConnection>();
        for (var number = 0; number < MORE_THAN_THREADS; number++) {
            silent.add(RawConnection.open(port).say(number % 2 == 0 ? "" : "POST /graphql HTTP/1.1\nHost:"));
        }
        othersAreServed();
        silent.forEach(RawConnection::close);
    }

    private List<RawConnection> open(IntFunction<String> address) {
        var open = new ArrayList<RawConnection>();
        for (var number = 0; number < MORE_THAN_THREADS; number++) {
            open.add(RawConnection.open(port, address.apply(number)).say(ONE_OF_1000_BYTES));
        }
        return open;
    }

    private void othersAreServed() {
        var start = System.nanoTime();
        assertThat(new RawServer(port).ask("GET /livez").status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(AT_ONCE);
        start = System.nanoTime();
        assertThat(client.asAgent().send("{ viewer { __typename } }").text("viewer.__typename"))
                .isEqualTo("Agent");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(AT_ONCE);
    }

    /// What comes in parts is the same request as what comes at once.
    @Test
    void isAnsweredAsItsOwn() {
        var token = "Authorization: Bearer " + client.asAgent().token() + "\nConnection: close\n";
        try (var connection =
                RawConnection.open(port).say(HEAD + token + "Content-Length: " + DOCUMENT.length() + "\n\n")) {
            DOCUMENT.chars().mapToObj(Character::toString).forEach(connection::say);
            assertThat(connection.answer().json().at("/data/viewer/__typename").asString())
                    .isEqualTo("Agent");
        }
    }

    @Test
    void isAnsweredWithEvents() {
        var purge = RunningPurge.begun(database, 10);
        purge.completed();
        var document = "{\"query\":\"subscription { purgeProgress(id: \\\"%s\\\") { state } }\"}".formatted(purge.id());
        var headers = "Authorization: Bearer %s\nAccept: text/event-stream\nConnection: close\nContent-Length: %s\n\n"
                .formatted(client.asAgent().token(), document.length());
        try (var connection = RawConnection.open(port).say(HEAD + headers)) {
            connection.say(document.substring(0, 20)).say(document.substring(20));
            assertThat(connection.answer().text()).contains("event:next", "COMPLETED", "event:complete");
        }
    }

    @Test
    void mayKeepItsConnection() {
        try (var connection = RawConnection.open(port)) {
            for (var request = 0; request < 50; request++) {
                connection.say(HEAD + (request % 2 == 0 ? CHUNKED : WITH_LENGTH));
                assertThat(connection.next().text()).endsWith("{\"data\":{\"__typename\":\"Query\"}}");
            }
        }
    }
}
