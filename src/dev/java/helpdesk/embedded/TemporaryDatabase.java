package helpdesk.embedded;

import java.nio.file.Path;
import java.util.stream.Stream;

/// The database of one test run. Its directory lies in the build directory and has a fixed name, so
/// that a run that was killed leaves nothing which the next one does not clear; a run beside another
/// one takes the next free number.
final class TemporaryDatabase {

    private static final Path BUILD_DIRECTORY = Path.of("target");

    private TemporaryDatabase() {}

    static EmbeddedDatabase start() {
        return EmbeddedDatabase.startTemporarilyOn(freeDirectory());
    }

    private static DataDirectory freeDirectory() {
        return Stream.iterate(1, number -> number + 1)
                .map(number -> BUILD_DIRECTORY.resolve("test-database-" + number))
                .flatMap(directory -> DataDirectory.tryHold(directory).stream())
                .findFirst()
                .orElseThrow();
    }
}
