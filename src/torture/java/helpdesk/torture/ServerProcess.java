package helpdesk.torture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The real jar in a process of its own, always on the same port.
public final class ServerProcess {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

    private static final Duration LONGEST_SHUTDOWN = Duration.ofSeconds(10);

    private final int port = freePort();
    private final List<String> command;
    private final Path log;

    private @Nullable Process process;
    private volatile boolean isReady;

    /// @param command to which the port is to be added
    public ServerProcess(List<String> command, Path log) {
        this.command = command;
        this.log = log;
    }

    public int port() {
        return port;
    }

    public boolean isReady() {
        return isReady;
    }

    /// Comes back at once.
    public synchronized void start() {
        var builder = new ProcessBuilder(new ArrayList<>(command));
        builder.command().add("--server.port=" + port);
        builder.redirectErrorStream(true).redirectOutput(Redirect.appendTo(log.toFile()));
        try {
            process = builder.start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Thread.ofVirtual().start(() -> isReady = Waiting.until(Duration.ofMinutes(4), this::answers));
    }

    public synchronized void kill() {
        isReady = false;
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }

    /// Asks it to end, as whoever deploys the next version does.
    synchronized void shutDown() {
        isReady = false;
        var ending = process;
        if (ending != null) {
            ending.destroy();
            Waiting.require(LONGEST_SHUTDOWN, "a server to end", () -> !ending.isAlive());
        }
    }

    public void suspend() {
        isReady = false;
        signal("-STOP");
    }

    public void resume() {
        signal("-CONT");
        isReady = true;
    }

    public synchronized long pid() {
        return process == null ? 0 : process.pid();
    }

    private void signal(String signal) {
        Command.run("kill", signal, String.valueOf(pid()));
    }

    private boolean answers() {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/readyz"))
                .timeout(Duration.ofSeconds(3))
                .build();
        try {
            return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException("There is no free port", failure);
        }
    }
}
