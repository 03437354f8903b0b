package helpdesk.graphql.http;

import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.HelpdeskTest;
import helpdesk.api.RawServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@HelpdeskTest
class CompressionTests {

    private static final String LONG = "{ __schema { types { name description fields { name description } } } }";

    final RawServer server;

    CompressionTests(@LocalServerPort int port) {
        server = new RawServer(port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/graphql-response+json"})
    void isForLongAnswersToClientsThatAcceptIt(String type) {
        var answer = server.query(LONG, "Accept: " + type, "Accept-Encoding: gzip, br");
        assertThat(answer.headers()).containsEntry("content-encoding", "gzip");
        assertThat(answer.headers().get("vary")).containsIgnoringCase("accept-encoding");
        assertThat(server.query(LONG, "Accept: " + type).headers()).doesNotContainKey("content-encoding");
        assertThat(server.query(LONG, "Accept: " + type, "Accept-Encoding: gzip;q=0")
                        .headers())
                .doesNotContainKey("content-encoding");
    }

    @Test
    void isForTheFilesOfTheExplorerAndTheSchema() {
        for (var address : new String[] {"/graphiql/lib/graphiql.min.js", "/graphql/schema"}) {
            assertThat(server.ask("GET " + address, "Accept-Encoding: gzip").headers())
                    .as(address)
                    .containsEntry("content-encoding", "gzip");
        }
    }

    @Test
    void isNotForShortAnswersOrEvents() {
        assertThat(server.query("{ __typename }", "Accept-Encoding: gzip").headers())
                .doesNotContainKey("content-encoding");
        var events = server.query(
                "subscription { purgeProgress(id: \\\"x\\\") { id } }",
                "Accept-Encoding: gzip",
                "Accept: text/event-stream");
        assertThat(events.headers().get("content-type")).startsWith("text/event-stream");
        assertThat(events.headers()).doesNotContainKey("content-encoding");
    }
}
