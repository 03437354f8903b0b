package helpdesk.embedded;

import java.nio.file.Path;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/// A running MariaDB of our own, on a free port of this machine only; it stops when the JVM does.
public final class EmbeddedDatabase {

    private final ServerProcess process;

    private EmbeddedDatabase(ServerProcess process) {
        this.process = process;
    }

    /// Starts on the data kept in this directory, which is created if need be and held until the JVM ends.
    ///
    /// @throws DirectoryInUse if another process works on this directory
    public static EmbeddedDatabase startIn(Path directory) {
        return start(DataDirectory.hold(directory));
    }

    /// Starts on blank data, whatever the directory held before.
    ///
    /// @throws DirectoryInUse if another process works on this directory
    public static EmbeddedDatabase startAfreshIn(Path directory) {
        return startAfreshOn(DataDirectory.hold(directory));
    }

    static EmbeddedDatabase startTemporarilyOn(DataDirectory data) {
        atTheEnd(data::clear);
        return startAfreshOn(data);
    }

    private static EmbeddedDatabase startAfreshOn(DataDirectory data) {
        OrphanedServer.on(data).stop();
        data.clear();
        return start(data);
    }

    private static EmbeddedDatabase start(DataDirectory data) {
        OrphanedServer.on(data).stop();
        var binaries = Binaries.unpacked();
        data.fillFrom(binaries.blankData());
        var process = new ServerProcess(binaries, data);
        atTheEnd(process::stop);
        process.start();
        return new EmbeddedDatabase(process);
    }

    /// Spring calls these handlers once its contexts are closed, the last one first, so that work in
    /// flight still finds its database.
    private static void atTheEnd(Runnable handler) {
        SpringApplication.getShutdownHandlers().add(handler);
    }

    /// The schema of this name, which is made if it is not there.
    public JdbcConnectionDetails schema(String name) {
        return server().schema(name);
    }

    DatabaseServer server() {
        return new DatabaseServer("jdbc:mysql://127.0.0.1:" + process.port() + "/", "root", "");
    }
}
