package helpdesk.embedded;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The server as a child of this JVM. What it has to say goes to a file beside its data.
final class ServerProcess {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Binaries binaries;
    private final DataDirectory data;
    private final int port = freePort();

    private @Nullable Process process;

    ServerProcess(Binaries binaries, DataDirectory data) {
        this.binaries = binaries;
        this.data = data;
    }

    int port() {
        return port;
    }

    void start() {
        try {
            var launched = launch();
            awaitReadiness(launched);
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot start the embedded database", failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while starting the embedded database", interruption);
        }
    }

    private synchronized Process launch() throws IOException {
        var builder = binaries.server().redirectOutput(data.log().toFile());
        builder.command().addAll(new ServerOptions(binaries.base(), data.files(), port).toArguments());
        var launched = builder.start();
        process = launched;
        Files.writeString(data.processNumber(), Long.toString(launched.pid()));
        return launched;
    }

    private void awaitReadiness(Process launched) throws IOException, InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isReady()) {
            if (launched.waitFor(20, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
                throw new IllegalStateException("The embedded database does not start, see " + data.log());
            }
        }
    }

    private boolean isReady() throws IOException {
        return Files.readString(data.log(), ISO_8859_1).contains("ready for connections");
    }

    /// A polite request first, which lets it write everything down.
    synchronized void stop() {
        var running = process;
        if (running == null) {
            return;
        }
        running.destroy();
        try {
            running.onExit().orTimeout(30, TimeUnit.SECONDS).join();
        } catch (RuntimeException tooSlow) {
            running.destroyForcibly();
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException("There is no free port", failure);
        }
    }
}
