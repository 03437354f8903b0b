package helpdesk.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// How much CPU time a process has used, as Linux counts it. One that is not on this machine has the id 0, and uses
/// none.
record CpuClock(long pid) {

    private static final double TICKS_IN_A_SECOND = 100;
    private static final int USER = 11;
    private static final int SYSTEM = 12;

    double seconds() {
        if (pid == 0) {
            return 0;
        }
        try {
            var line = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
            var afterName = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
            return (Long.parseLong(afterName[USER]) + Long.parseLong(afterName[SYSTEM])) / TICKS_IN_A_SECOND;
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
