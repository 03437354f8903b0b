package helpdesk.graphql.stream;

import static helpdesk.api.RunningPurge.DOCUMENT;
import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.HelpdeskApplication;
import helpdesk.api.EventClient;
import helpdesk.api.RunningPurge;
import helpdesk.api.SocketClient;
import helpdesk.development.DevelopmentTokens;
import helpdesk.development.TestTokensConfiguration;
import helpdesk.embedded.TestDatabaseConfiguration;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A server that goes away lets those go who watch: they go on with another one.
class ShutdownTests {

    @Test
    void endsWhatIsOpenAndIsNotHeldUp() {
        var server = aServer();
        var purge = RunningPurge.begun(server.getBean(JdbcClient.class), 10);
        var token = server.getBean(DevelopmentTokens.class).agent();
        try (var socket = SocketClient.open(port(server), token);
                var events = EventClient.post(port(server), token, DOCUMENT, Map.of("id", purge.id()))) {
            socket.subscribe("one", DOCUMENT, Map.of("id", purge.id())).next("next", "one");
            events.next("next");
            var start = System.nanoTime();
            server.close();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
            assertThat(socket.closeCode()).isEqualTo(1001);
            assertThat(events.isOver()).isTrue();
        }
    }

    /// At any moment: before the first event, or after it.
    @Test
    void isNotHeldUpByClientsThatHungUp() {
        var server = aServer();
        var token = server.getBean(DevelopmentTokens.class).agent();
        for (var attempt = 0; attempt < 50; attempt++) {
            EventClient.post(port(server), token, DOCUMENT, Map.of("id", "none"))
                    .close();
        }
        var start = System.nanoTime();
        server.close();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    private static ConfigurableApplicationContext aServer() {
        return SpringApplication.from(HelpdeskApplication::main)
                .with(TestDatabaseConfiguration.class, TestTokensConfiguration.class)
                .run("--server.port=0", "--helpdesk.purge.workers=0")
                .getApplicationContext();
    }

    private static int port(ConfigurableApplicationContext server) {
        return Integer.parseInt(String.valueOf(server.getEnvironment().getProperty("local.server.port")));
    }
}
