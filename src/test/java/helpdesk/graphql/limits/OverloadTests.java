package helpdesk.graphql.limits;

import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.HelpdeskTest;
import helpdesk.api.HelpdeskClient;
import helpdesk.api.RawAnswer;
import helpdesk.api.RawConnection;
import helpdesk.api.SocketClient;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatus;

/// A server that has as many requests at work as it can answer soon, all from one address.
@HelpdeskTest
class OverloadTests {

    private static final int BUSY = 36;
    private static final int SHARE_IF_BUSY = 9;

    private static final String SENDER = "127.0.0.1";
    private static final String ANOTHER = "127.0.0.2";

    @LocalServerPort
    int port;

    @Autowired
    HelpdeskClient client;

    @Autowired
    Work work;

    @BeforeEach
    void isBusy() {
        begin(SENDER, BUSY);
    }

    @AfterEach
    void answersAgain() {
        end(SENDER, BUSY);
        assertThat(ask("{ viewer { __typename } }", SENDER).status()).isEqualTo(200);
    }

    /// The second document would be refused with another code if it were read, and the third one waits for the
    /// database.
    @ParameterizedTest
    @ValueSource(strings = {"{ viewer { __typename } }", "{", "{ contacts { totalCount } }"})
    void refusesAtOnce(String document) {
        var answer = ask(document, SENDER);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.errorCode()).isEqualTo("UNAVAILABLE");
        assertThat(answer.headers()).containsEntry("retry-after", "1");
    }

    @Test
    void refusesOperationsOverWebSockets() {
        end(SENDER, 1); // for the handshake
        try (var socket =
                SocketClient.open(port, String.valueOf(client.asAgent().token()))) {
            begin(SENDER, 1);
            var error =
                    socket.subscribe("1", "{ viewer { __typename } }", Map.of()).next();
            assertThat(error.at("/payload/0/extensions/code").asString()).isEqualTo("UNAVAILABLE");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/livez", "/readyz"})
    void saysThatItIsWell(String path) {
        assertThat(say("GET " + path + " HTTP/1.1\nHost: a\nConnection: close\n\n", SENDER)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void answersSendersWhoHaveNoMoreThanTheirShare() {
        begin(ANOTHER, SHARE_IF_BUSY - 1);
        assertThat(ask("{ viewer { __typename } }", ANOTHER).status()).isEqualTo(200);
        begin(ANOTHER, 1);
        assertThat(ask("{ viewer { __typename } }", ANOTHER).status()).isEqualTo(503);
        end(ANOTHER, SHARE_IF_BUSY);
    }

    private void begin(String address, int requests) {
        var sender = ApiCaller.at(address);
        assertThat(Stream.generate(() -> work.begin(sender)).limit(requests)).containsOnly(HttpStatus.OK);
    }

    private void end(String address, int requests) {
        var sender = ApiCaller.at(address);
        Stream.generate(() -> sender).limit(requests).forEach(work::end);
    }

    private RawAnswer ask(String document, String from) {
        var body = "{\"query\":\"" + document + "\"}";
        return say(
                "POST /graphql HTTP/1.1\nHost: a\nConnection: close\nContent-Type: application/json\n"
                        + "Authorization: Bearer %s\nContent-Length: %s\n\n%s"
                                .formatted(client.asAgent().token(), body.length(), body),
                from);
    }

    private RawAnswer say(String request, String from) {
        try (var connection = RawConnection.open(port, from).say(request)) {
            return connection.answer();
        }
    }
}
