package helpdesk.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The CPU time that a process has used, as Linux counts it. The id 0 stands for a process on another machine, whose
/// CPU time is not known and counts as 0.
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
