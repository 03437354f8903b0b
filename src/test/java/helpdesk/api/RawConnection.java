package helpdesk.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;

/// A bare socket that stays open for as long as a test wants.
public final class RawConnection implements AutoCloseable {

    /// Whoever does not read what the server says holds it up soon.
    private static final int SMALL_BUFFER = 8_192;

    /// Of what is read ahead.
    private static final int SMALLER_BUFFER = 512;

    private static final String END_OF_HEAD = "\r\n\r\n";

    private static final int PATIENCE_IN_MILLISECONDS = 30_000;
    private static final int PAUSE_IN_MILLISECONDS = 80;

    /// Opens a WebSocket.
    public static final String HANDSHAKE = """
        GET /graphql HTTP/1.1
        Host: a
        Connection: Upgrade
        Upgrade: websocket
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
        Sec-WebSocket-Version: 13
        Sec-WebSocket-Protocol: graphql-transport-ws

        """;

    private final Socket socket;
    private final InputStream answers;

    private RawConnection(Socket socket) throws IOException {
        this.socket = socket;
        this.answers = new BufferedInputStream(socket.getInputStream(), SMALLER_BUFFER);
    }

    /// From an address of this machine, of which there are many: 127.0.0.1, 127.0.0.2 and so on.
    public static RawConnection open(int port, String from) {
        try {
            var socket = new Socket();
            socket.setReuseAddress(true);
            socket.setReceiveBufferSize(SMALL_BUFFER);
            socket.setSoTimeout(PATIENCE_IN_MILLISECONDS);
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral(from), 0));
            socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
            return new RawConnection(socket);
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }

    public static RawConnection open(int port) {
        return open(port, "127.0.0.1");
    }

    /// Each line stands for one with a carriage return.
    public RawConnection say(String text) {
        try {
            socket.getOutputStream().write(text.replace("\n", "\r\n").getBytes(ISO_8859_1));
            return this;
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }

    /// Whether the server has said something, or has hung up.
    public boolean isAnswered() {
        try {
            socket.setSoTimeout(1);
            answers.mark(1);
            answers.read();
            answers.reset();
            return true;
        } catch (SocketTimeoutException _) {
            return false;
        } catch (IOException _) {
            return true;
        }
    }

    /// All that the server says until it hangs up.
    public RawAnswer answer() {
        try {
            socket.setSoTimeout(PATIENCE_IN_MILLISECONDS);
            return new RawAnswer(new String(answers.readAllBytes(), ISO_8859_1));
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }

    /// A text message of a WebSocket, after its [#HANDSHAKE].
    public RawConnection sayMessage(String text) {
        return say("\u0081\u00fe\u0008\0\0\0\0\0" + text + " ".repeat(2_048 - text.length()));
    }

    /// Reads a little at a time, with pauses, until the server says this or hangs up.
    ///
    /// @return all that the server has said
    public String readSlowlyUntil(String end) {
        var said = new StringBuilder();
        var part = new byte[SMALL_BUFFER];
        try {
            for (var length = 0; length >= 0; length = answers.read(part)) {
                said.append(new String(part, 0, length, ISO_8859_1));
                if (said.indexOf(end, said.length() - 2 * SMALL_BUFFER) >= 0) {
                    return said.toString();
                }
                Thread.sleep(PAUSE_IN_MILLISECONDS);
            }
            return said.toString();
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /// The next of several answers, which says its length.
    public RawAnswer next() {
        try {
            socket.setSoTimeout(PATIENCE_IN_MILLISECONDS);
            var head = new StringBuilder();
            while (head.indexOf(END_OF_HEAD, head.length() - END_OF_HEAD.length()) < 0) {
                head.append(next(answers.read()));
            }
            var length = new RawAnswer(head.toString()).headers().getOrDefault("content-length", "0");
            return new RawAnswer(head + new String(answers.readNBytes(Integer.parseInt(length)), ISO_8859_1));
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }

    private static char next(int read) throws IOException {
        if (read < 0) {
            throw new EOFException();
        }
        return (char) read;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }
}
