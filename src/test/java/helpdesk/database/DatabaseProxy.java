package helpdesk.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Stands between a server and its database, and fails as a network does when it is told to.
public final class DatabaseProxy implements AutoCloseable {

    /// Long enough for a client to be back on another connection.
    private static final Duration RETRY = Duration.ofMillis(400);

    private static final Duration DELAY_OF_SLOW_LINK = Duration.ofMillis(150);

    private final URI database;
    private final ServerSocket door;
    private final Set<ProxiedConnection> connections = ConcurrentHashMap.newKeySet();
    private final Queue<CommitFault> faults = new ConcurrentLinkedQueue<>();
    private volatile boolean refuses;
    private volatile boolean refusesAfterFaults;
    private volatile boolean isSlow;
    private boolean hangs;

    /// @param url of the database, such as `jdbc:mysql://127.0.0.1:3306/`
    public DatabaseProxy(String url) {
        database = URI.create(url.substring("jdbc:".length()));
        door = door();
        Thread.ofVirtual().start(this::serve);
    }

    private static ServerSocket door() {
        try {
            return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    /// The same database, through here. Not encrypted, or else a proxy would not know what it is that it loses.
    public String url() {
        return "jdbc:mysql://127.0.0.1:%s%s?sslMode=DISABLED&allowPublicKeyRetrieval=true"
                .formatted(door.getLocalPort(), database.getPath());
    }

    /// Fails at the next commits, whoever sends them, one after the other.
    public void failAtCommits(CommitFault... next) {
        faults.addAll(List.of(next));
    }

    /// From when it has failed at the last of those commits on, it refuses.
    public void refuseAfterwards() {
        refusesAfterFaults = true;
    }

    /// Whether as many commits have been sent as it was to fail at.
    public boolean hasFailed() {
        return faults.isEmpty();
    }

    /// Whoever is connected is not any more, and nobody else will be.
    public void refuse() {
        refuses = true;
        cut();
    }

    /// Keeps connections and takes new ones, and passes nothing on.
    public synchronized void hang() {
        hangs = true;
    }

    /// Passes each command and each answer on late.
    public void slowDown() {
        isSlow = true;
    }

    /// Is as good as no proxy again.
    public synchronized void recover() {
        faults.clear();
        refusesAfterFaults = false;
        refuses = false;
        isSlow = false;
        hangs = false;
        notifyAll();
    }

    /// Ends all connections.
    public void cut() {
        connections.forEach(ProxiedConnection::cut);
    }

    @Override
    public void close() throws IOException {
        door.close();
        refuse();
    }

    CommitFault nextFault() {
        return Objects.requireNonNullElse(faults.poll(), CommitFault.NONE);
    }

    /// That connection ends by itself, once the database has heard and answered what was sent to it last.
    void failedAtCommit(ProxiedConnection connection) {
        connections.remove(connection);
        if (refusesAfterFaults && faults.isEmpty()) {
            refuse();
        }
    }

    void awaitFlow() throws IOException {
        if (isSlow) {
            sleep(DELAY_OF_SLOW_LINK);
        }
        awaitEndOfHang();
    }

    private synchronized void awaitEndOfHang() throws IOException {
        try {
            while (hangs) {
                wait();
            }
        } catch (InterruptedException stopped) {
            throw new IOException(stopped);
        }
    }

    static void awaitRetry() throws IOException {
        sleep(RETRY);
    }

    private static void sleep(Duration time) throws IOException {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stopped) {
            throw new IOException(stopped);
        }
    }

    private void serve() {
        while (!door.isClosed()) {
            try {
                serve(door.accept());
            } catch (IOException gone) {
                cut();
            }
        }
    }

    private void serve(Socket client) throws IOException {
        var connection = new ProxiedConnection(this, client, new Socket(database.getHost(), database.getPort()));
        connections.add(connection);
        if (refuses) {
            connection.cut();
        }
        connection.serve(() -> connections.remove(connection));
    }
}
