package helpdesk.database;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// One connection through a proxy. What the client sends is read packet by packet, to know a `COMMIT` when it comes.
final class ProxiedConnection {

    private static final int HEADER = 4;
    private static final int QUERY = 3;
    private static final byte[] COMMIT = "COMMIT".getBytes(StandardCharsets.US_ASCII);

    private final DatabaseProxy proxy;
    private final Socket client;
    private final Socket database;
    private volatile boolean isDeaf;

    ProxiedConnection(DatabaseProxy proxy, Socket client, Socket database) {
        this.proxy = proxy;
        this.client = client;
        this.database = database;
    }

    void serve(Runnable end) {
        Thread.ofVirtual().start(() -> untilItEnds(this::passCommands));
        Thread.ofVirtual().start(() -> {
            untilItEnds(this::passAnswers);
            end.run();
        });
    }

    void cut() {
        close(client);
        close(database);
    }

    /// Something that is done until a connection ends.
    private interface Passing {
        void run() throws IOException;
    }

    private void untilItEnds(Passing passing) {
        try {
            passing.run();
        } catch (IOException ended) {
            cut();
        }
    }

    private void passAnswers() throws IOException {
        var buffer = new byte[8_192];
        for (var count = read(buffer); count >= 0 && !isDeaf; count = read(buffer)) {
            proxy.awaitFlow();
            client.getOutputStream().write(buffer, 0, count);
        }
        cut();
    }

    private int read(byte[] buffer) throws IOException {
        return database.getInputStream().read(buffer);
    }

    private void passCommands() throws IOException {
        var commands = new DataInputStream(client.getInputStream());
        while (!isDeaf) {
            var packet = packet(commands);
            proxy.awaitFlow();
            pass(packet, isCommit(packet) ? proxy.nextFault() : CommitFault.NONE);
        }
    }

    private void pass(byte[] packet, CommitFault fault) throws IOException {
        if (fault != CommitFault.NONE) {
            isDeaf = true;
            close(client);
        }
        if (fault == CommitFault.LATE) {
            DatabaseProxy.awaitRetry();
        }
        if (fault == CommitFault.LOST) {
            close(database);
        } else {
            database.getOutputStream().write(packet);
        }
        if (fault != CommitFault.NONE) {
            proxy.failedAtCommit(this);
        }
    }

    /// With its header: three bytes of length, the lowest first, and the number of the packet within its command.
    private static byte[] packet(DataInputStream from) throws IOException {
        var header = from.readNBytes(HEADER);
        if (header.length < HEADER) {
            throw new EOFException();
        }
        var length = Byte.toUnsignedInt(header[0])
                | (Byte.toUnsignedInt(header[1]) << Byte.SIZE)
                | (Byte.toUnsignedInt(header[2]) << (2 * Byte.SIZE));
        var packet = Arrays.copyOf(header, HEADER + length);
        from.readFully(packet, HEADER, length);
        return packet;
    }

    /// A first packet that is a query and ends so; before the text there may be the attributes of the query.
    private static boolean isCommit(byte[] packet) {
        var end = Math.max(packet.length - COMMIT.length, HEADER);
        return packet.length > HEADER
                && packet[HEADER - 1] == 0
                && packet[HEADER] == QUERY
                && packet.length <= HEADER + COMMIT.length + 3
                && Arrays.equals(packet, end, packet.length, COMMIT, 0, COMMIT.length);
    }

    private static void close(Closeable socket) {
        try {
            socket.close();
        } catch (IOException closed) {
            throw new IllegalStateException(closed);
        }
    }
}
