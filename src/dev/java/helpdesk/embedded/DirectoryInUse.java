package helpdesk.embedded;

import java.nio.file.Path;

/// Two servers on the same files would ruin them, so the second one does not start.
public final class DirectoryInUse extends RuntimeException {

    DirectoryInUse(Path directory) {
        super("Another process works on the database in " + directory + ": stop it first.");
    }
}
