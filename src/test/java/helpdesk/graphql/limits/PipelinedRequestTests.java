package helpdesk.graphql.limits;

import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.HelpdeskTest;
import helpdesk.api.RawConnection;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Several requests on one connection, sent before any of them is answered: each has its own answer, in their order
/// (RFC 9112, section 9.3.2).
@HelpdeskTest
class PipelinedRequestTests {

    private static final int ROUNDS = 300;
    private static final int REQUESTS = 4;

    private static final String HEAD = "POST /graphql HTTP/1.1\nHost: a\nContent-Type: application/json\n";
    private static final String LIVES = "GET /livez HTTP/1.1\nHost: a\n\n";

    @LocalServerPort
    int port;

    /// What is written at once.
    enum Writing {
        ALL {
            @Override
            List<String> parts(List<String> requests) {
                return List.of(String.join("", requests));
            }
        },
        EACH {
            @Override
            List<String> parts(List<String> requests) {
                return requests;
            }
        },
        HALVES {
            @Override
            List<String> parts(List<String> requests) {
                return cut(String.join("", requests), 90);
            }
        };

        abstract List<String> parts(List<String> requests);

        private static List<String> cut(String text, int length) {
            var parts = new ArrayList<String>();
            for (var start = 0; start < text.length(); start += length) {
                parts.add(text.substring(start, Math.min(text.length(), start + length)));
            }
            return parts;
        }
    }

    @ParameterizedTest
    @EnumSource
    void haveTheirOwnAnswersInTheirOrder(Writing writing) {
        for (var round = 0; round < ROUNDS; round++) {
            try (var connection = RawConnection.open(port)) {
                writing.parts(requests(round)).forEach(connection::say);
                for (var number = 0; number < REQUESTS; number++) {
                    assertThat(connection.next().text())
                            .as("%s, round %s, request %s", writing, round, number)
                            .endsWith("{\"data\":{\"%s\":\"Query\"}}".formatted(name(round, number)));
                }
                assertThat(connection.next().status())
                        .as("%s, round %s", writing, round)
                        .isEqualTo(200);
            }
        }
    }

    private static List<String> requests(int round) {
        var requests = new ArrayList<String>();
        for (var number = 0; number < REQUESTS; number++) {
            var body = "{\"query\":\"{ %s: __typename }\"}".formatted(name(round, number));
            requests.add(HEAD + (isChunked(round, number) ? chunked(body) : withLength(body)));
        }
        requests.add(LIVES);
        return requests;
    }

    /// In turn all, none, and every other.
    private static boolean isChunked(int round, int number) {
        return round % 3 == 0 || (round % 3 == 1 && number % 2 == 0);
    }

    private static String name(int round, int number) {
        return "round" + round + "Request" + number;
    }

    private static String chunked(String body) {
        var half = body.length() / 2;
        return "Transfer-Encoding: chunked\n\n" + chunk(body.substring(0, half)) + chunk(body.substring(half))
                + chunk("");
    }

    private static String chunk(String text) {
        return Integer.toHexString(text.length()) + "\n" + text + "\n";
    }

    private static String withLength(String body) {
        return "Content-Length: " + body.length() + "\n\n" + body;
    }
}
