package helpdesk.graphql.stream;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.HelpdeskTest;
import helpdesk.api.HelpdeskClient;
import helpdesk.api.RawConnection;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/// A client on a slow network, which here is one that keeps little of what it is sent.
@HelpdeskTest
@Import(SlowReaderTests.SlowNetwork.class)
class SlowReaderTests {

    /// Its answer has about half a megabyte.
    private static final String LONG = "{ __schema { types { fields { %s } } } }"
            .formatted(IntStream.range(0, 20)
                    .mapToObj("d%d: description"::formatted)
                    .collect(joining(" ")));

    @Autowired
    HelpdeskClient client;

    static class SlowNetwork {

        @Bean
        WebServerFactoryCustomizer<TomcatServletWebServerFactory> smallBuffers() {
            return server ->
                    server.addConnectorCustomizers(connector -> connector.setProperty("socket.txBufSize", "16384"));
        }
    }

    /// Which takes much longer than the two seconds within which a client has to read something.
    @Test
    void readsALongAnswerToItsEnd() {
        try (var socket = RawConnection.open(client.port()).say(RawConnection.HANDSHAKE)) {
            socket.sayMessage("{\"type\":\"connection_init\",\"payload\":{\"token\":\"%s\"}}"
                    .formatted(client.asAgent().token()));
            socket.sayMessage("{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":{\"query\":\"%s\"}}".formatted(LONG));
            var said = socket.readSlowlyUntil("\"complete\"");
            assertThat(said.length()).isGreaterThan(400_000);
            assertThat(said.substring(said.length() - 100)).contains("\"complete\"");
        }
    }
}
