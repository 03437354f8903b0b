package helpdesk.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// A database's files, its log and the number of the process that works on them, held by one JVM at a time.
record DataDirectory(Path directory, FileMutex mutex) {

    static DataDirectory hold(Path directory) {
        return tryHold(directory).orElseThrow(() -> new DirectoryInUse(directory));
    }

    static Optional<DataDirectory> tryHold(Path directory) {
        var absolute = Directories.create(directory.toAbsolutePath().normalize());
        return FileMutex.tryFor(absolute.resolve("lock")).map(mutex -> new DataDirectory(absolute, mutex));
    }

    void fillFrom(Path blankData) {
        if (Files.exists(files())) {
            return;
        }
        var partial = directory.resolve("data.partial");
        Directories.delete(partial);
        Directories.copy(blankData, partial);
        Directories.move(partial, files());
    }

    void clear() {
        Directories.delete(files());
    }

    Path files() {
        return directory.resolve("data");
    }

    Path log() {
        return directory.resolve("log");
    }

    Path processNumber() {
        return directory.resolve("process");
    }
}
