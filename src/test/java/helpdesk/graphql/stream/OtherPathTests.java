package helpdesk.graphql.stream;

import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.HelpdeskTest;
import helpdesk.api.RawAnswer;
import helpdesk.api.RawConnection;
import helpdesk.api.RawServer;
import helpdesk.api.RunningPurge;
import helpdesk.api.SocketClient;
import helpdesk.development.DevelopmentTokens;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/// A server whose API is where somebody wants it (`spring.graphql.http.path`), whatever is asked for and however.
@HelpdeskTest
@TestPropertySource(properties = "spring.graphql.http.path=" + OtherPathTests.PATH)
class OtherPathTests {

    static final String PATH = "/api/v1/desk";

    @LocalServerPort
    int port;

    @Autowired
    DevelopmentTokens tokens;

    @Autowired
    JdbcClient database;

    @Test
    void answersADocument() {
        assertThat(post("{ viewer { __typename } }", "application/json").text()).contains("200", "\"Agent\"");
        assertThat(new RawServer(port)
                        .ask("GET " + PATH + "?query=%7B__typename%7D")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void answersWithEvents() {
        var purge = RunningPurge.begun(database, 10);
        purge.completed();
        var document = "subscription { purgeProgress(id: \\\"%s\\\") { state } }".formatted(purge.id());
        assertThat(post(document, "text/event-stream").text()).contains("event:next", "COMPLETED", "event:complete");
    }

    @Test
    void answersOverAWebSocket() {
        var purge = RunningPurge.begun(database, 10);
        try (var socket =
                SocketClient.open(URI.create("ws://localhost:" + port + PATH), Map.of(), SocketClient.PROTOCOL)) {
            socket.init(Map.of("Authorization", "Bearer " + tokens.agent())).acknowledged();
            socket.subscribe("one", RunningPurge.DOCUMENT, Map.of("id", purge.id()))
                    .next("next", "one");
        }
    }

    @Test
    void tellsTheExplorer() {
        var page = new RawServer(port).ask("GET /graphiql");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("data-endpoint=\".." + PATH + "\"");
        assertThat(new RawServer(port).ask("GET /graphiql/explorer.js").text()).doesNotContain("../graphql");
    }

    @Test
    void servesNothingWhereItWouldBeOtherwise() {
        assertThat(new RawServer(port).query("{ __typename }").status()).isEqualTo(404);
    }

    private RawAnswer post(String document, String accepted) {
        var body = "{\"query\":\"" + document + "\"}";
        var head = "POST %s HTTP/1.1\nHost: a\nConnection: close\nContent-Type: application/json\nAccept: %s\n"
                .formatted(PATH, accepted);
        var token = "Authorization: Bearer %s\nContent-Length: %s\n\n".formatted(tokens.agent(), body.length());
        try (var connection = RawConnection.open(port).say(head + token + body)) {
            return connection.answer();
        }
    }
}
