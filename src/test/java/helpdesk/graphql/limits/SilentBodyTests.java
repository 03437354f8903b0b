package helpdesk.graphql.limits;

import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.HelpdeskTest;
import helpdesk.api.RawConnection;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/// The container and this server lose patience in the same moment, as they do by default: whoever is first, the answer
/// is the same.
@HelpdeskTest
@TestPropertySource(
        properties = {
            "helpdesk.test.schema=helpdesk_test_deadline",
            "helpdesk.limits.deadline=1s",
            "server.tomcat.connection-timeout=1s"
        })
class SilentBodyTests {

    private static final int MOST_OF_ADDRESS = 20;

    @LocalServerPort
    int port;

    @Test
    void isOutOfTime() {
        var silent = IntStream.range(0, MOST_OF_ADDRESS)
                .mapToObj(_ -> RawConnection.open(port)
                        .say("POST /graphql HTTP/1.1\nHost: a\nContent-Type: application/json\nContent-Length: 9\n\n{"))
                .toList();
        assertThat(silent).allSatisfy(connection -> {
            var answer = connection.answer();
            assertThat(answer.status()).isEqualTo(408);
            assertThat(answer.errorCode()).isEqualTo("TIMEOUT");
        });
        silent.forEach(RawConnection::close);
    }
}
