package helpdesk.graphql.error;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.HelpdeskTest;
import helpdesk.api.RawServer;
import helpdesk.api.ServerLog;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/// No header, and nothing else that anybody can send, is a fault of the server: no status says so, and no line of the
/// log, least of all a stack trace.
@HelpdeskTest
@ExtendWith(OutputCaptureExtension.class)
class OddHeaderTests {

    private static final List<String> ADDRESSES =
            List.of("/", "/graphql", "/graphiql", "/graphiql/explorer.js", "/livez", "/readyz", "/nothing");
    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "QUERY");
    private static final List<String> NAMES = List.of(
            "Accept",
            "Accept-Charset",
            "Accept-Encoding",
            "Accept-Language",
            "Authorization",
            "Connection",
            "Content-Encoding",
            "Content-Language",
            "Content-Type",
            "Cookie",
            "Expect",
            "If-Match",
            "If-Modified-Since",
            "If-None-Match",
            "If-Range",
            "If-Unmodified-Since",
            "Origin",
            "Range",
            "Referer",
            "TE",
            "Trailer",
            "Upgrade",
            "Access-Control-Request-Method",
            "Access-Control-Request-Headers",
            "Access-Control-Request-Private-Network",
            "Forwarded",
            "X-Forwarded-For",
            "X-Forwarded-Host",
            "X-Forwarded-Port",
            "X-Forwarded-Prefix",
            "X-Forwarded-Proto",
            "X-HTTP-Method-Override",
            "Sec-WebSocket-Extensions",
            "Sec-WebSocket-Key",
            "Sec-WebSocket-Protocol",
            "Sec-WebSocket-Version",
            "traceparent",
            "baggage");
    private static final List<String> VALUES = List.of(
            "",
            ",",
            ";",
            "=",
            "\"",
            "*",
            "*/*",
            "*/json",
            "/",
            "a/b;",
            "a/b;q=",
            "a/b;q=2",
            "a/b;q=NaN",
            "a/b;charset=nonsense",
            "application/json;charset=\"",
            "application/json;charset=utf-7",
            "multipart/form-data",
            "application/x-www-form-urlencoded",
            "text/event-stream",
            "bytes=0-1",
            "bytes=5-1",
            "bytes=-0",
            "bytes=99999999999999999999-",
            many(101, "bytes=%d-%d"),
            many(11, "de-%d%d;q=0.1"),
            many(51, "a/b%d%d"),
            many(500, "x%d=%d;"),
            "de-\u00e9",
            "de;q=x",
            "x".repeat(200),
            "-1",
            "0",
            "99999999999999999999",
            "\t",
            "\u00e9\u00ff",
            "Bearer",
            "Bearer ,",
            "Bearer ....",
            "Bearer eyJhbGciOiJub25lIn0.e30.",
            "Bearer bnVsbA.e30.eA",
            "Basic Og==",
            "gzip, deflate, br;q=x",
            "100-continue",
            "websocket",
            "h2c",
            "close, Upgrade",
            "null",
            "http://",
            "http://[::1",
            "https://a:99999",
            "://",
            "%",
            "%zz",
            "${jndi:x}",
            "for=\"[::\";proto=x;host=:",
            "::1",
            "1.2.3.4.5",
            "Thu, 99 Foo 0000 99:99:99 GMT",
            "W/\"",
            "\"a\", \"",
            "permessage-deflate; client_max_window_bits=99",
            "permessage-deflate; =",
            "00-0-0-0",
            "DELETE",
            "chunked, identity");
    private static final String HANDSHAKE = """
        Connection: Upgrade
        Upgrade: websocket
        Sec-WebSocket-Version: 13
        Sec-WebSocket-Key: AQIDBAUGBwgJCgsMDQ4PEA==
        """;
    private static final List<String> WHOLE = List.of(
            "Content-Length: -1",
            "Content-Length: +5",
            "Content-Length: 5, 5",
            "Content-Length: 0x5",
            "Content-Length: 9223372036854775808",
            "Content-Length:",
            "Transfer-Encoding: gzip",
            "Transfer-Encoding: chunked, chunked",
            "Transfer-Encoding: identity",
            "Transfer-Encoding:",
            "Transfer-Encoding: chunked\nContent-Length: 5",
            "Host: b",
            "Host:",
            "Connection: Upgrade\nUpgrade: websocket",
            "Connection: Upgrade\nUpgrade: websocket\nSec-WebSocket-Version: 13",
            "Connection: Upgrade\nUpgrade: websocket\nSec-WebSocket-Version: 13\nSec-WebSocket-Key: x",
            "Connection: Upgrade\nUpgrade: websocket\nSec-WebSocket-Version: 12\nSec-WebSocket-Key: x",
            HANDSHAKE + "Sec-WebSocket-Extensions: =;",
            HANDSHAKE + "Content-Length: 2",
            "Connection: Upgrade, HTTP2-Settings\nUpgrade: h2c\nHTTP2-Settings: AAA",
            "Accept: a/b\nAccept: *\nAccept-Language: x\nAccept-Language: de;q=9",
            "Origin: https://a.example\nAccess-Control-Request-Method: POST",
            "Origin: null\nAccess-Control-Request-Method: \u00e9",
            "X-Forwarded-For: <script>\nX-Forwarded-Proto: x\nX-Forwarded-Port: x\nX-Forwarded-Host: a:b:c",
            "Content-Type: application/x-www-form-urlencoded\nContent-Length: 5\n\n%zz=%",
            "Content-Type: application/json\nContent-Encoding: gzip\nContent-Length: 5\n\n\u001f\u008b\u0008\u0000x",
            "Content-Type: application/json;charset=utf-32\nContent-Length: 5\n\n{\"a\":");

    final RawServer server;

    OddHeaderTests(@LocalServerPort int port) {
        server = new RawServer(port);
    }

    private static String many(int count, String format) {
        return IntStream.range(0, count).mapToObj(i -> format.formatted(i, i)).collect(joining(","));
    }

    static Stream<String> addresses() {
        return ADDRESSES.stream();
    }

    /// Each header by one of the methods, in turn.
    @ParameterizedTest
    @MethodSource("addresses")
    void areNoFaultAnywhere(String address, CapturedOutput log) {
        var turn = new AtomicInteger(ADDRESSES.indexOf(address));
        headers().forEach(header -> isNoFault(METHODS.get(turn.getAndIncrement() % METHODS.size()), address, header));
        METHODS.forEach(method -> WHOLE.forEach(header -> isNoFault(method, address, header)));
        assertThat(ServerLog.faults(log)).isEmpty();
    }

    @Test
    void areNoFaultOfADocument(CapturedOutput log) {
        var body = "{\"query\":\"{ __typename }\"}";
        headers()
                .filter(header -> !header.contains("Content-Length") && !header.contains("Transfer-Encoding"))
                .forEach(header -> {
                    var lines = (header.startsWith("Content-Type") ? "" : "Content-Type: application/json\n") + header;
                    var answer = server.post(body, lines.split("\n"));
                    assertThat(answer.status())
                            .as(header + "\n" + answer.text())
                            .isLessThan(500);
                });
        assertThat(ServerLog.faults(log)).isEmpty();
    }

    private static Stream<String> headers() {
        return Stream.concat(
                NAMES.stream().flatMap(name -> VALUES.stream().map(value -> name + ": " + value)), WHOLE.stream());
    }

    /// A coding or a method that the container does not know is answered as the standards say (RFC 9112, section 6.1;
    /// RFC 9110, section 9.1).
    private void isNoFault(String method, String address, String header) {
        var answer = server.headOf(method + " " + address + " HTTP/1.1\nHost: a\n" + header + ending(header));
        assertThat(answer.status())
                .as("%s %s%n%s%n%s", method, address, header, answer.text())
                .matches(status -> status < 500 || (status == 501 && isUnknown(method, header)));
    }

    /// An empty chunk, which is five bytes as well, where a body is announced.
    private static String ending(String header) {
        if (header.contains("\n\n")) {
            return "";
        }
        return header.matches("(?s).*(Content-Length|Transfer-Encoding).*") ? "\n\n0\n\n" : "\n\n";
    }

    private static boolean isUnknown(String method, String header) {
        return method.equals("CONNECT") || header.contains("Transfer-Encoding");
    }

    @Test
    void areReadAsFarAsTheyCanBe() {
        var languages = "Accept-Language: " + many(11, "de-%d%d;q=0.1");
        assertThat(server.query("{ __typename }", languages).status()).isEqualTo(200);
        assertThat(server.ask("GET /livez", languages).status()).isEqualTo(200);
        assertThat(server.ask("GET /graphiql", languages).status()).isEqualTo(200);
        var types = server.query("{ __typename }", "Accept: " + many(51, "a/b%d%d"));
        assertThat(types.status()).isEqualTo(406);
        assertThat(types.errorCode()).isEqualTo("BAD_USER_INPUT");
    }
}
