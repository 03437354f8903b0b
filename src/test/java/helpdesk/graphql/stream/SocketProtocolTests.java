package helpdesk.graphql.stream;

import static helpdesk.api.RunningPurge.DOCUMENT;
import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.HelpdeskTest;
import helpdesk.api.RunningPurge;
import helpdesk.api.SocketClient;
import helpdesk.development.DevelopmentTokens;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/// `graphql-transport-ws`, word by word, and how it ends for those who do not speak it.
@HelpdeskTest
@ExtendWith(OutputCaptureExtension.class)
class SocketProtocolTests {

    @LocalServerPort
    int port;

    @Autowired
    DevelopmentTokens tokens;

    @Autowired
    JdbcClient database;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Erika Mustermann",
                "null",
                "[]",
                "{}",
                "{\"type\":\"Mustermann\"}",
                "{\"type\":17}",
                "{\"type\":\"next\",\"id\":\"1\"}",
                "{\"type\":\"connection_init\",\"payload\":\"Erika\"}",
                "{\"type\":\"connection_init\",\"payload\":{\"Authorization\":17}}",
                "{\"type\":\"complete\"}",
                "{\"type\":\"subscribe\",\"id\":\"\",\"payload\":{\"query\":\"{ a }\"}}",
                "{\"type\":\"subscribe\",\"id\":1,\"payload\":{\"query\":\"{ a }\"}}",
                "{\"type\":\"subscribe\",\"id\":\"1\"}",
                "{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":{\"query\":17}}",
                "{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":{\"query\":\"{ a }\",\"variables\":[\"Erika\"]}}",
            })
    void endsWithAMessageThatIsNone(String message, CapturedOutput log) {
        try (var client = SocketClient.open(port)) {
            assertThat(client.say(message).closeCode()).isEqualTo(4400);
        }
        assertThat(log).doesNotContain("Erika", "Mustermann");
    }

    @Test
    void endsWithBytes() {
        try (var client = SocketClient.open(port)) {
            client.socket().sendBinary(ByteBuffer.wrap(new byte[] {1}), true).join();
            assertThat(client.closeCode()).isEqualTo(4400);
        }
    }

    @Test
    void endsWithoutAWordInTime() {
        try (var client = SocketClient.open(port)) {
            assertThat(client.closeCode()).isEqualTo(4408);
        }
    }

    @Test
    void endsWithASecondWordOfWhoItIs() {
        try (var client = SocketClient.open(port, tokens.agent())) {
            assertThat(client.init(Map.of()).closeCode()).isEqualTo(4429);
        }
    }

    @Test
    void endsWithASubscriptionOfNobodyYet() {
        try (var client = SocketClient.open(port)) {
            assertThat(client.subscribe("one", DOCUMENT, Map.of("id", "none")).closeCode())
                    .isEqualTo(4401);
        }
    }

    @Test
    void endsWithASecondSubscriptionOfTheSameId() {
        var purge = RunningPurge.begun(database, 10);
        try (var client = SocketClient.open(port, tokens.agent())) {
            client.subscribe("one", DOCUMENT, Map.of("id", purge.id())).next("next", "one");
            assertThat(client.subscribe("one", DOCUMENT, Map.of("id", purge.id()))
                            .closeCode())
                    .isEqualTo(4409);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"graphql-ws", "chat"})
    void endsInAnotherProtocol(String protocol) {
        try (var client = SocketClient.open(port, Map.of(), protocol)) {
            assertThat(client.closeCode()).isEqualTo(4406);
        }
    }

    @Test
    void endsWithAMessageThatIsTooLong() {
        try (var client = SocketClient.open(port, tokens.agent())) {
            var part = "x".repeat(1 << 19);
            client.socket().sendText(part, false).join();
            client.socket().sendText(part, false).join();
            client.socket().sendText("x", true).join();
            assertThat(client.closeCode()).isEqualTo(1009);
        }
    }

    @Test
    void takesAMessageInParts() {
        try (var client = SocketClient.open(port)) {
            client.socket().sendText("{\"type\":\"connec", false).join();
            client.socket().sendText("tion_init\"}", true).join();
            client.acknowledged();
        }
    }

    @Test
    void answersAPingAtAnyTime() {
        try (var client = SocketClient.open(port)) {
            client.say(Map.of("type", "ping", "payload", Map.of("a", 1))).next("pong", "");
            client.init(Map.of()).acknowledged().say(Map.of("type", "ping")).next("pong", "");
        }
    }

    @Test
    void endsASubscriptionAtItsClientsWordAndTakesItsIdAgain() {
        var purge = RunningPurge.begun(database, 10);
        try (var client = SocketClient.open(port, tokens.agent())) {
            client.subscribe("one", DOCUMENT, Map.of("id", purge.id())).next("next", "one");
            client.complete("one").complete("one").complete("another");
            client.subscribe("one", DOCUMENT, Map.of("id", purge.id())).next("next", "one");
        }
    }

    @Test
    void carriesManyAtOnce() {
        var purges = List.of(
                RunningPurge.begun(database, 10), RunningPurge.begun(database, 20), RunningPurge.begun(database, 30));
        try (var client = SocketClient.open(port, tokens.agent())) {
            for (var purge : purges) {
                client.subscribe(purge.id(), DOCUMENT, Map.of("id", purge.id())).next("next", purge.id());
            }
            purges.getLast().completed();
            assertThat(client.next("next", purges.getLast().id())
                            .at("/data/purgeProgress/total")
                            .asInt())
                    .isEqualTo(30);
            client.next("complete", purges.getLast().id());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ viewer { __typename } }",
                "mutation { signUp(input: { name: \"Erika\", email: \"erika@example.com\" }) { accepted } }",
                "subscription { purgeProgress }",
                "subscription { __typename }",
                "subscription { a: purgeProgress(id: \"1\") { id } b: purgeProgress(id: \"2\") { id } }",
                "subscription { purgeProgress(id: ",
            })
    void refusesWhatIsNoSubscription(String document) {
        try (var client = SocketClient.open(port, tokens.agent())) {
            var error = client.subscribe("one", document, Map.of())
                    .next("error", "one")
                    .path(0);
            assertThat(error.at("/extensions/code").asString()).isEqualTo("BAD_USER_INPUT");
            assertThat(error.at("/extensions/requestId").asString()).hasSize(36);
        }
    }
}
