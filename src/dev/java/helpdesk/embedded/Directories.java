package helpdesk.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/// Whole directories at once. A failure here leaves nothing sensible to go on with, so it is unchecked.
final class Directories {

    private Directories() {}

    static Path create(Path directory) {
        try {
            return Files.createDirectories(directory);
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot create " + directory, failure);
        }
    }

    static void delete(Path directory) {
        try {
            FileSystemUtils.deleteRecursively(directory);
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot delete " + directory, failure);
        }
    }

    static void copy(Path source, Path target) {
        try {
            FileSystemUtils.copyRecursively(source, target);
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot copy " + source + " to " + target, failure);
        }
    }

    static void move(Path source, Path target) {
        try {
            Files.move(source, target);
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot move " + source + " to " + target, failure);
        }
    }
}
