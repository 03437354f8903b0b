package helpdesk.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A killed JVM cannot stop its database, which would go on holding the files. Whoever comes next
/// stops it, and makes sure that the number does not mean some other process by now.
record OrphanedServer(Path processNumber, Path data) {

    static OrphanedServer on(DataDirectory data) {
        return new OrphanedServer(data.processNumber(), data.files());
    }

    void stop() {
        process().ifPresent(this::stop);
    }

    private void stop(ProcessHandle process) {
        process.destroy();
        try {
            process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
        } catch (RuntimeException tooSlow) {
            process.destroyForcibly();
            process.onExit().join();
        }
    }

    private Optional<ProcessHandle> process() {
        if (!Files.exists(processNumber)) {
            return Optional.empty();
        }
        return number().flatMap(ProcessHandle::of).filter(this::worksOnOurData);
    }

    private boolean worksOnOurData(ProcessHandle process) {
        return process.info().commandLine().orElse("").contains("--datadir=" + data);
    }

    /// Empty if the JVM was killed while it wrote the number.
    private Optional<Long> number() {
        try {
            return Optional.of(Files.readString(processNumber))
                    .filter(text -> text.matches("\\d+"))
                    .map(Long::valueOf);
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot read " + processNumber, failure);
        }
    }
}
