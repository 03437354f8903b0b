package helpdesk.torture;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;

/// Stands between servers and their database, on a port of its own, and passes on what it gets.
class Relay implements AutoCloseable {

    private final ServerSocket entrance;
    private final IntSupplier target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

    /// @param target the database's port, asked for each connection
    Relay(IntSupplier target) {
        this.target = target;
        try {
            entrance = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Thread.ofPlatform().daemon().start(this::accept);
    }

    int port() {
        return entrance.getLocalPort();
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                var client = entrance.accept();
                Thread.ofPlatform().daemon().start(() -> connect(client));
            } catch (IOException closed) {
                hangUp();
            }
        }
    }

    private void connect(Socket client) {
        try (client;
                var server = new Socket(InetAddress.getLoopbackAddress(), target.getAsInt())) {
            sockets.add(client);
            sockets.add(server);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            var back = Thread.ofPlatform().daemon().start(() -> passBack(client, server));
            passOn(client.getInputStream(), server.getOutputStream());
            server.shutdownOutput();
            back.join();
        } catch (IOException | InterruptedException over) {
            sockets.remove(client);
        }
    }

    /// From the client to the database, until there is no more.
    void passOn(InputStream client, OutputStream server) throws IOException {
        client.transferTo(server);
    }

    private void passBack(Socket client, Socket server) {
        try (client) {
            server.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException over) {
            sockets.remove(server);
        }
    }

    /// Ends all connections, as a router does when it sends clients elsewhere.
    void hangUp() {
        for (var socket : sockets) {
            close(socket);
        }
        sockets.clear();
    }

    private static void close(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() {
        close(entrance);
        hangUp();
    }
}
