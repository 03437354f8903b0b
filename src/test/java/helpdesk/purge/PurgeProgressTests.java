package helpdesk.purge;

import static helpdesk.api.RunningPurge.DOCUMENT;
import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.HelpdeskTest;
import helpdesk.api.EventClient;
import helpdesk.api.RunningPurge;
import helpdesk.api.SocketClient;
import helpdesk.development.DevelopmentTokens;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Whoever watches a purge is told how far it is, whoever works on it.
@HelpdeskTest
class PurgeProgressTests {

    @LocalServerPort
    int port;

    @Autowired
    DevelopmentTokens tokens;

    @Autowired
    JdbcClient database;

    @Test
    void isToldAsServerSentEvents() {
        var purge = RunningPurge.begun(database, 3_000);
        try (var events = EventClient.post(port, tokens.agent(), DOCUMENT, Map.of("id", purge.id()))) {
            assertThat(events.next("next").at("/data/purgeProgress/id").asString())
                    .isEqualTo(purge.id());
            purge.done(1_000);
            assertThat(events.next("next").at("/data/purgeProgress/done").asInt())
                    .isEqualTo(1_000);
            purge.completed();
            var last = events.next("next").at("/data/purgeProgress");
            assertThat(last.path("state").asString()).isEqualTo("COMPLETED");
            assertThat(last.path("done").asInt()).isEqualTo(last.path("total").asInt());
            events.next("complete");
            assertThat(events.isOver()).isTrue();
        }
    }

    @Test
    void isToldOverAWebSocket() {
        var purge = RunningPurge.begun(database, 3_000);
        try (var client = SocketClient.open(port, tokens.agent())) {
            client.subscribe("one", DOCUMENT, Map.of("id", purge.id()));
            assertThat(client.next("next", "one")
                            .at("/data/purgeProgress/state")
                            .asString())
                    .isEqualTo("RUNNING");
            purge.done(1_000);
            assertThat(client.next("next", "one").at("/data/purgeProgress/done").asInt())
                    .isEqualTo(1_000);
            purge.completed();
            assertThat(client.next("next", "one")
                            .at("/data/purgeProgress/state")
                            .asString())
                    .isEqualTo("COMPLETED");
            client.next("complete", "one");
            assertThat(client.isOpen()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "", "UAGeypCiqH-BpKRoKp8Buuk", "QwGOLNO56HFwgERVU3esnxs"})
    void isNullOnceForAnIdThatIsNone(String id) {
        try (var events = EventClient.post(port, tokens.agent(), DOCUMENT, Map.of("id", id))) {
            assertThat(events.next("next").toString()).isEqualTo("{\"data\":{\"purgeProgress\":null}}");
            events.next("complete");
        }
        try (var client = SocketClient.open(port, tokens.agent())) {
            client.subscribe("one", DOCUMENT, Map.of("id", id));
            assertThat(client.next("next", "one").toString()).isEqualTo("{\"data\":{\"purgeProgress\":null}}");
            client.next("complete", "one");
        }
    }
}
