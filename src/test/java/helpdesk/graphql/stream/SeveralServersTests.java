package helpdesk.graphql.stream;

import static helpdesk.api.RunningPurge.DOCUMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import helpdesk.HelpdeskApplication;
import helpdesk.HelpdeskTest;
import helpdesk.api.EventClient;
import helpdesk.api.RunningPurge;
import helpdesk.api.SocketClient;
import helpdesk.development.DevelopmentTokens;
import helpdesk.development.TestTokensConfiguration;
import helpdesk.embedded.TestDatabaseConfiguration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Two servers on one database: what each of them tells, and what it keeps to itself.
@HelpdeskTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeveralServersTests {

    private static final int PLACES_OF_CALLER = 20;
    private static final int PLACES_OF_ADDRESS = 50;

    private final JdbcClient database;
    private final DevelopmentTokens tokens;
    private final int port;

    private ConfigurableApplicationContext second;
    private DevelopmentTokens tokensOfSecond;
    private int portOfSecond;

    @Autowired
    @SuppressWarnings("NullAway.Init") // the second server is there before any test
    SeveralServersTests(JdbcClient database, DevelopmentTokens tokens, @LocalServerPort int port) {
        this.database = database;
        this.tokens = tokens;
        this.port = port;
    }

    @BeforeAll
    void startSecond() {
        second = SpringApplication.from(HelpdeskApplication::main)
                .with(TestDatabaseConfiguration.class, TestTokensConfiguration.class)
                .run("--server.port=0", "--helpdesk.purge.workers=0")
                .getApplicationContext();
        tokensOfSecond = second.getBean(DevelopmentTokens.class);
        portOfSecond = Integer.parseInt(String.valueOf(second.getEnvironment().getProperty("local.server.port")));
    }

    @AfterAll
    void stopSecond() {
        second.close();
    }

    @Test
    void tellTheSame() {
        var purge = RunningPurge.begun(database, 10);
        try (var one = SocketClient.open(port, tokens.agent());
                var other = SocketClient.open(portOfSecond, tokensOfSecond.agent())) {
            var watching = List.of(one, other);
            watching.forEach(client ->
                    client.subscribe("one", DOCUMENT, Map.of("id", purge.id())).next("next", "one"));
            purge.completed();
            watching.forEach(client -> assertThat(client.next("next", "one")
                            .at("/data/purgeProgress/state")
                            .asString())
                    .isEqualTo("COMPLETED"));
        }
    }

    @Test
    void haveSoManyPlacesForACallerAndNoMore() {
        var purge = RunningPurge.begun(database, 10);
        var open = new ArrayList<EventClient>();
        for (var place = 0; place < PLACES_OF_CALLER; place++) {
            open.add(watch(purge));
            open.getLast().next("next");
        }
        try (var refused = watch(purge)) {
            assertThat(refused.next("next").at("/errors/0/extensions/code").asString())
                    .isEqualTo("THROTTLED");
            refused.next("complete");
        }
        try (var socket =
                SocketClient.open(portOfSecond).init(Map.of("Authorization", "Bearer " + tokensOfSecond.agent()))) {
            assertThat(socket.closeCode()).isEqualTo(1013);
        }
        open.forEach(EventClient::close);
        await().atMost(Duration.ofSeconds(20)).until(() -> isTold(purge));
    }

    @Test
    void haveSoManyPlacesForAnAddress() {
        var open = new ArrayList<SocketClient>();
        for (var place = 0; place < PLACES_OF_ADDRESS; place++) {
            open.add(SocketClient.open(portOfSecond).init(Map.of()).acknowledged());
        }
        try (var refused = SocketClient.open(portOfSecond)) {
            assertThat(refused.closeCode()).isEqualTo(1013);
        }
        open.forEach(SocketClient::close);
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            try (var socket = SocketClient.open(portOfSecond).init(Map.of())) {
                return socket.isAcknowledged();
            }
        });
    }

    private boolean isTold(RunningPurge purge) {
        try (var events = watch(purge)) {
            return events.next("next").has("data");
        }
    }

    private EventClient watch(RunningPurge purge) {
        return EventClient.post(portOfSecond, tokensOfSecond.agent(), DOCUMENT, Map.of("id", purge.id()));
    }
}
