package helpdesk.graphql.limits;

import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.HelpdeskTest;
import helpdesk.api.RawServer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/// A server whose API is below a path of its own.
@HelpdeskTest
@TestPropertySource(properties = "spring.mvc.servlet.path=/api")
class ServletPathTests {

    private static final String BODY = "{\"query\":\"{ __typename }\"}";

    @LocalServerPort
    int port;

    /// The server never has a chunked body at hand.
    @Test
    void answersABodyForWhichItWaited() {
        var answer = new RawServer(port).send("""
            POST /api/graphql HTTP/1.1
            Host: a
            Connection: close
            Content-Type: application/json
            Transfer-Encoding: chunked

            """ + Integer.toHexString(BODY.length()) + "\n" + BODY + "\n0\n\n");
        assertThat(answer.status()).isEqualTo(200);
    }
}
