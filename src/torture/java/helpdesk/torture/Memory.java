package helpdesk.torture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What a server takes up, as Linux counts it.
record Memory(ServerProcess server) {

    long resident() {
        return megabytes("VmRSS:");
    }

    /// Since its start.
    long mostResident() {
        return megabytes("VmHWM:");
    }

    private long megabytes(String entry) {
        try (var lines = Files.lines(Path.of("/proc/" + server.pid() + "/status"))) {
            return lines.filter(line -> line.startsWith(entry))
                            .map(line -> line.replaceAll("\\D", ""))
                            .mapToLong(Long::parseLong)
                            .findFirst()
                            .orElse(0)
                    / 1024;
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
