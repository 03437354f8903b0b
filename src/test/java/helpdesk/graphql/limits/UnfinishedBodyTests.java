package helpdesk.graphql.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import helpdesk.ConfiguredHelpdeskTest;
import helpdesk.api.RawConnection;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/// How many bodies may be on their way from one address, as a proxy tells it.
@ConfiguredHelpdeskTest
class UnfinishedBodyTests {

    private static final int MOST = 20;
    private static final int MORE = 25;

    @LocalServerPort
    int port;

    @Test
    void areAtMostTwentyOfAnAddress() {
        var others = open(number -> "198.51.100." + number);
        var bodies = open(_ -> "203.0.113.9");
        giveWay(bodies);
        assertThat(answered(others)).isEmpty();
        others.forEach(RawConnection::close);
    }

    @Test
    void areAtMostTwentyOfANetwork() {
        giveWay(open(number -> "2001:db8::" + number));
    }

    @Test
    void areAtMostTwentyOfWhoeverIsNowhere() {
        giveWay(open(number -> "unknown" + number));
    }

    /// Some proxies add the port.
    @Test
    void areOfAnAddressWhateverItsPort() {
        var others = open(number -> "198.51.100." + number + ":10" + number);
        giveWay(open(number -> "203.0.113.10:10" + number));
        giveWay(open(number -> "[2001:db8:1::" + number + "]:443"));
        assertThat(answered(others)).isEmpty();
        others.forEach(RawConnection::close);
    }

    /// The container must not read a form to find the parameters of the address: it would keep a thread meanwhile.
    @ParameterizedTest
    @ValueSource(strings = {"application/x-www-form-urlencoded", "application/x-www-form-urlencoded; a=json"})
    void areAtMostTwentyIfTheyAreForms(String type) {
        giveWay(open("/graphql?a=b HTTP/1.1\nContent-Type: " + type, _ -> "203.0.113.11"));
    }

    private void giveWay(List<RawConnection> bodies) {
        await().until(() -> answered(bodies).size() == MORE - MOST);
        assertThat(answered(bodies)).hasSize(MORE - MOST).allSatisfy(body -> {
            var answer = body.answer();
            assertThat(answer.status()).isEqualTo(429);
            assertThat(answer.errorCode()).isEqualTo("THROTTLED");
            assertThat(answer.headers()).containsKey("retry-after");
        });
        bodies.forEach(RawConnection::close);
    }

    private static List<RawConnection> answered(List<RawConnection> bodies) {
        return bodies.stream().filter(RawConnection::isAnswered).toList();
    }

    private List<RawConnection> open(IntFunction<String> address) {
        return open("/graphql HTTP/1.1", address);
    }

    private List<RawConnection> open(String request, IntFunction<String> address) {
        return IntStream.range(0, MORE)
                .mapToObj(number -> RawConnection.open(port)
                        .say("POST " + request + "\nHost: a\nX-Forwarded-For: " + address.apply(number)
                                + "\nContent-Length: 1000\n\n{"))
                .toList();
    }
}
