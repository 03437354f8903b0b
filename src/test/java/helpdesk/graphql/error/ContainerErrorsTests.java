package helpdesk.graphql.error;

import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.HelpdeskTest;
import helpdesk.api.RawAnswer;
import helpdesk.api.RawServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/// What is no HTTP, or hardly any, is answered by the container itself.
@HelpdeskTest
class ContainerErrorsTests {

    private static final String HOST = "\nHost: localhost\n\n";

    final RawServer server;

    ContainerErrorsTests(@LocalServerPort int port) {
        server = new RawServer(port);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /{Mustermann} HTTP/1.1" + HOST,
                "GET /graphql?query=<Mustermann> HTTP/1.1" + HOST,
                "GET /Mustermann% HTTP/1.1" + HOST,
                "GET /\u00e9 HTTP/1.1" + HOST,
                "G{T /Mustermann HTTP/1.1" + HOST,
                "GET /graphql HTTP/1.1\n\n",
                "GET /graphql HTTP/1.1\nHost: a\nHost: b\n\n",
                "GET /graphql HTTP/1.1\nHost: <Mustermann>\n\n",
                "GET /graphql HTTP/1.1\nHost: a\nMuster mann: 1\n\n",
                "GET graphql HTTP/1.1" + HOST,
                "POST /graphql HTTP/1.1\nHost: a\nContent-Length: Mustermann\n\n",
                "POST /graphql HTTP/1.1\nHost: a\nContent-Length: 1\nContent-Length: 2\n\n",
                "POST /graphql HTTP/1.1\nHost: a\nTransfer-Encoding: chunked\n\nMustermann\n",
                "POST /graphql HTTP/1.1\nHost: a\nTransfer-Encoding: chunked\n\n1\nMustermann\n",
                "GET /graphql HTTP/1.1\nHost: a\nHost\n\n",
                "Mustermann\n\n",
                "\u0016\u0003\u0001\u0002\n\n",
            })
    void areInTheFormOfTheApi(String request) {
        assertThatNothingIsTold(server.send(request), 400);
    }

    @Test
    void areSoForWhatIsTooLong() {
        assertThatNothingIsTold(server.ask("GET /" + "Mustermann".repeat(10_000)), 400);
        assertThatNothingIsTold(server.ask("GET /graphql", "X: " + "Mustermann".repeat(10_000)), 400);
    }

    @Test
    void areSoForWhatIsNotImplemented() {
        assertThatNothingIsTold(server.ask("POST /graphql", "Transfer-Encoding: Mustermann"), 501);
        assertThatNothingIsTold(server.send("GET /graphql HTTP/7.0" + HOST), 505);
    }

    private static void assertThatNothingIsTold(RawAnswer answer, int status) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.errorCode()).isIn("BAD_USER_INPUT", "INTERNAL_SERVER_ERROR");
        assertThat(answer.headers())
                .containsEntry("content-type", "application/json;charset=UTF-8")
                .doesNotContainKey("server");
        assertThat(answer.text()).doesNotContainIgnoringCase("tomcat", "apache", "exception", "java", "<", "Muster");
    }
}
