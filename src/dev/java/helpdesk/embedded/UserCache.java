package helpdesk.embedded;

import java.nio.file.Path;
import java.util.Optional;

/// Where files that can be made again are kept for this user, as the XDG base directory specification has it.
final class UserCache {

    private UserCache() {}

    static Path directory() {
        return Directories.create(root().resolve("helpdesk"));
    }

    private static Path root() {
        return Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .map(Path::of)
                .filter(Path::isAbsolute)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"));
    }
}
