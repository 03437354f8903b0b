package helpdesk.security;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import helpdesk.HelpdeskTest;
import helpdesk.api.RawAnswer;
import helpdesk.api.RawServer;
import helpdesk.api.SocketClient;
import helpdesk.development.DevelopmentTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@HelpdeskTest
class RequestIdTests {

    private static final String OWN = "From_a-Proxy.17";

    @Autowired
    DevelopmentTokens tokens;

    final int port;
    final RawServer server;

    RequestIdTests(@LocalServerPort int port) {
        this.port = port;
        server = new RawServer(port);
    }

    @Test
    void isThatOfTheClientInTheHeaderAndInEveryError() {
        isIn(server.query("{ nothing }", "X-Request-Id: " + OWN), OWN);
        isIn(server.query("{ contacts { totalCount } }", "X-Request-Id: " + OWN), OWN);
        isIn(server.query("{ nothing }", "X-Request-Id: " + OWN, "Authorization: Bearer x"), OWN);
        isIn(server.query("{ nothing }", "X-Request-Id: " + OWN, "Accept: text/html"), OWN);
        isIn(server.query("{ nothing }", "X-Request-Id: " + OWN, "Accept: text/event-stream"), OWN);
        isIn(server.post("{", "X-Request-Id: " + OWN, "Content-Type: application/json"), OWN);
        isIn(server.post("x".repeat(2_000_000), "X-Request-Id: " + OWN, "Content-Type: application/json"), OWN);
        isIn(server.ask("GET /graphql", "X-Request-Id: " + OWN), OWN);
        isIn(server.ask("PUT /graphql", "X-Request-Id: " + OWN), OWN);
        isIn(server.ask("TRACE /graphql", "X-Request-Id: " + OWN), OWN);
        isIn(server.ask("GET /nowhere", "X-Request-Id: " + OWN), OWN);
        isIn(server.ask("GET /graphql;a=b", "X-Request-Id: " + OWN), OWN);
        isIn(server.send("""
            POST /graphql HTTP/1.1
            Host: a
            Connection: close
            Content-Type: application/json
            Transfer-Encoding: chunked
            X-Request-Id: %s

            3
            {}}
            0

            """.formatted(OWN)), OWN);
    }

    @Test
    void isOnEveryAnswer() {
        for (var address : List.of("/", "/livez", "/readyz", "/graphiql", "/graphiql/explorer.js", "/favicon.ico")) {
            assertThat(server.ask("GET " + address).headers()).as(address).containsKey("x-request-id");
        }
        assertThat(server.query("{ __typename }").headers()).containsKey("x-request-id");
        assertThat(server.handshake("13").headers()).containsKey("x-request-id");
        var malformed = server.send("GET /{ HTTP/1.1\nHost: a\n\n");
        isIn(malformed, String.valueOf(malformed.headers().get("x-request-id")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "Müller", "${jndi:ldap://x}", "a;b", "\"", "a,b", "a/b", "<a>"})
    void isANewOneInsteadOfOneThatIsNotPlain(String given) {
        var answer = server.query("{ nothing }", "X-Request-Id: " + given);
        assertThat(answer.headers().get("x-request-id")).matches("[0-9a-f-]{36}");
        isIn(answer, String.valueOf(answer.headers().get("x-request-id")));
    }

    @Test
    void isANewOneInsteadOfALongOne() {
        isIn(server.query("{ nothing }", "X-Request-Id: " + "x".repeat(64)), "x".repeat(64));
        assertThat(server.query("{ nothing }", "X-Request-Id: " + "x".repeat(65))
                        .headers()
                        .get("x-request-id"))
                .matches("[0-9a-f-]{36}");
    }

    @Test
    void isInTheLogAndNotInThatOfTheNextRequest() {
        var logged = idsLoggedBy("helpdesk.graphql.error.Refusals", () -> {
            server.query("{ nothing }", "Authorization: Bearer x", "X-Request-Id: " + OWN);
            server.query("{ nothing }", "Authorization: Bearer x");
        });
        assertThat(logged)
                .hasSize(2)
                .satisfiesExactly(
                        first -> assertThat(first).isEqualTo(OWN),
                        second -> assertThat(second).matches("[0-9a-f-]{36}"));
    }

    @Test
    void isInTheLogForAnOperationInAWebSocket() {
        var told = new ArrayList<String>();
        var logged = idsLoggedBy("helpdesk.database.DeadlineJdbcTemplate", () -> {
            try (var client = SocketClient.open(port, tokens.agent())) {
                var document = "{ contacts { totalCount } fails: contacts(after: \"x\") { totalCount } }";
                var answer = client.subscribe("1", document, Map.of()).next("next", "1");
                told.add(answer.at("/errors/0/extensions/requestId").asString());
            }
        });
        assertThat(logged).containsAll(told);
    }

    private static List<String> idsLoggedBy(String name, Runnable requests) {
        var logger = (Logger) LoggerFactory.getLogger(name);
        var level = logger.getLevel();
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        logger.setLevel(Level.DEBUG);
        logger.addAppender(lines);
        try {
            requests.run();
        } finally {
            logger.detachAppender(lines);
            logger.setLevel(level);
        }
        return List.copyOf(lines.list).stream()
                .map(line -> line.getMDCPropertyMap().getOrDefault("requestId", ""))
                .toList();
    }

    private static void isIn(RawAnswer answer, String id) {
        assertThat(answer.headers()).containsEntry("x-request-id", id);
        assertThat(answer.text()).contains("\"requestId\":\"" + id + "\"");
    }
}
