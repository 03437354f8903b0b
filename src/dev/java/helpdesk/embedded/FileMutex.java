package helpdesk.embedded;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.util.Optional;

/// Mutual exclusion between processes. The operating system lets go of the lock when its process
/// ends in whatever way, so there is no such thing as a stale one.
record FileMutex(FileChannel channel) implements Closeable {

    static FileMutex await(Path file) {
        try {
            var channel = FileChannel.open(file, CREATE, WRITE);
            channel.lock();
            return new FileMutex(channel);
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot lock " + file, failure);
        }
    }

    static Optional<FileMutex> tryFor(Path file) {
        try {
            var channel = FileChannel.open(file, CREATE, WRITE);
            if (isLocked(channel)) {
                return Optional.of(new FileMutex(channel));
            }
            channel.close();
            return Optional.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot lock " + file, failure);
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot unlock", failure);
        }
    }
}
