package helpdesk.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/// The data directory of a database that has just been installed: `root` without a password, nothing else.
final class BlankData {

    private BlankData() {}

    static void create(Binaries binaries) {
        Directories.create(binaries.blankData());
        var installer = binaries.installer();
        installer.command().addAll(arguments(binaries));
        run(installer);
    }

    private static List<String> arguments(Binaries binaries) {
        var data = "--datadir=" + binaries.blankData();
        if (binaries.configuration().isWindows()) {
            return List.of(data);
        }
        return List.of(
                "--no-defaults",
                "--basedir=" + binaries.base(),
                data,
                "--user=" + System.getProperty("user.name"),
                "--auth-root-authentication-method=normal",
                "--innodb-log-file-size=32M",
                "--skip-test-db",
                "--skip-name-resolve",
                "--force");
    }

    private static void run(ProcessBuilder installer) {
        try {
            var process = installer.start();
            var output = new String(process.getInputStream().readAllBytes(), UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("Cannot install the embedded database: " + output);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot install the embedded database", failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while installing the embedded database", interruption);
        }
    }
}
