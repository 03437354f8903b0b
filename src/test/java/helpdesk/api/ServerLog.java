package helpdesk.api;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.test.system.CapturedOutput;

/// What servers have logged.
public final class ServerLog {

    private static final List<String> FAULT = List.of(" ERROR ", " WARN ", "\tat ", "Exception");

    private ServerLog() {}

    /// The lines that tell of a fault, except those of connection pools that look after their connections: the database
    /// of another test's server in this JVM may be gone.
    public static Stream<String> faults(CapturedOutput log) {
        return log.getAll()
                .lines()
                .filter(line -> FAULT.stream().anyMatch(line::contains))
                .filter(line -> !line.contains(":housekeeper]"));
    }
}
