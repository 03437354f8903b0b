package helpdesk.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.stream.Collectors.joining;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.stream.Stream;

/// The server as somebody sees it who speaks any HTTP, or none: over a bare socket.
public record RawServer(int port) {

    private static final int PATIENCE_IN_MILLISECONDS = 10_000;
    private static final String END_OF_HEAD = "\r\n\r\n";

    /// What the server says to this text until it hangs up. Each line stands for one with a carriage return.
    public RawAnswer send(String text) {
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(PATIENCE_IN_MILLISECONDS);
            socket.getOutputStream().write(text.replace("\n", "\r\n").getBytes(ISO_8859_1));
            socket.getOutputStream().flush();
            return new RawAnswer(new String(socket.getInputStream().readAllBytes(), ISO_8859_1));
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }

    /// A request without a body, and the lines of its header beside those that any request needs.
    public RawAnswer ask(String requestLine, String... headers) {
        return send(head(requestLine, headers));
    }

    /// A document as JSON.
    public RawAnswer query(String document, String... headers) {
        var lines = Stream.concat(Stream.of("Content-Type: application/json"), Stream.of(headers));
        return post("{\"query\":\"" + document + "\"}", lines.toArray(String[]::new));
    }

    /// Any body at all.
    public RawAnswer post(String body, String... headers) {
        var lines = Stream.concat(Stream.of("Content-Length: " + body.length()), Stream.of(headers));
        return send(head("POST /graphql", lines.toArray(String[]::new)) + body);
    }

    /// The head of the answer to whoever would open a WebSocket.
    public RawAnswer handshake(String version, String... headers) {
        var lines = Stream.concat(
                Stream.of(
                        "Host: localhost:" + port,
                        "Connection: Upgrade",
                        "Upgrade: websocket",
                        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                        "Sec-WebSocket-Version: " + version),
                Stream.of(headers));
        return headOf(lines.collect(joining("\n", "GET /graphql HTTP/1.1\n", "\n\n")));
    }

    /// What the server says to this text, up to the point from which on it says no more than it has to.
    public RawAnswer headOf(String text) {
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(PATIENCE_IN_MILLISECONDS);
            socket.getOutputStream().write(text.replace("\n", "\r\n").getBytes(ISO_8859_1));
            var said = new BufferedInputStream(socket.getInputStream());
            var answer = new StringBuilder();
            var next = said.read();
            while (next >= 0) {
                answer.append((char) next);
                next = answer.indexOf(END_OF_HEAD, answer.length() - END_OF_HEAD.length()) < 0 ? said.read() : -1;
            }
            return new RawAnswer(answer.toString());
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }

    private static String head(String requestLine, String... headers) {
        return Stream.concat(Stream.of("Host: localhost", "Connection: close"), Stream.of(headers))
                .collect(joining("\n", requestLine + " HTTP/1.1\n", "\n\n"));
    }
}
