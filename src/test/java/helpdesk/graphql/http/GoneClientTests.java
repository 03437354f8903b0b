package helpdesk.graphql.http;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import helpdesk.HelpdeskTest;
import helpdesk.api.RawConnection;
import helpdesk.development.DevelopmentTokens;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Clients that hang up within an answer of some megabytes. That is no fault of the server.
@HelpdeskTest
class GoneClientTests {

    private static final String LONG_ANSWER = IntStream.range(0, 8)
            .mapToObj(number -> "type" + number
                    + ":__type(name:\\\"UserError\\\"){possibleTypes{interfaces{possibleTypes{interfaces{possibleTypes"
                    + "{interfaces{name}}}}}}}")
            .collect(joining(" ", "{\"query\":\"{", "}\"}"));

    @LocalServerPort
    int port;

    @Autowired
    DevelopmentTokens tokens;

    static Stream<String> requests() {
        return Stream.of(
                post("application/json"),
                post("application/graphql-response+json"),
                post("text/event-stream"),
                "GET /graphiql/lib/graphiql.min.js HTTP/1.1\nHost: a\n\n".repeat(2));
    }

    private static String post(String accept) {
        return """
            POST /graphql HTTP/1.1
            Host: a
            Authorization: Bearer TOKEN
            Content-Type: application/json
            Accept: %s
            Content-Length: %s

            %s\
            """.formatted(accept, String.valueOf(LONG_ANSWER.length()), LONG_ANSWER);
    }

    @ParameterizedTest
    @MethodSource("requests")
    void leaveNoTraceInTheLog(String request) {
        var logger = (Logger) LoggerFactory.getLogger("helpdesk.graphql.error.HttpErrors");
        var root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        root.addAppender(lines);
        logger.setLevel(Level.DEBUG);
        try {
            hangUpWithin(request);
            await().until(() -> List.copyOf(lines.list).stream()
                    .anyMatch(line -> line.getMessage().equals("The client is gone")));
        } finally {
            logger.setLevel(null);
            root.detachAppender(lines);
        }
        assertThat(List.copyOf(lines.list)).noneMatch(GoneClientTests::isFault);
    }

    /// Another test may have ended a connection of the pool.
    private static boolean isFault(ILoggingEvent line) {
        return line.getLevel().isGreaterOrEqual(Level.WARN)
                && !line.getLoggerName().startsWith("com.zaxxer.hikari");
    }

    private void hangUpWithin(String request) {
        try (var connection = RawConnection.open(port).say(request.replace("TOKEN", tokens.agent()))) {
            await().until(connection::isAnswered);
        }
    }
}
