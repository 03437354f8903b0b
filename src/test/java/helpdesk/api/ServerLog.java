package helpdesk.api;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.test.system.CapturedOutput;

/// What servers have logged.
public final class ServerLog {

    private static final List<String> FAULT = List.of(" ERROR ", " WARN ", "\tat ", "Exception");

    private ServerLog() {}

    /// The lines that tell of a fault, except those of connection pools that find a connection closed: another test in
    /// this JVM may have ended it.
    public static Stream<String> faults(CapturedOutput log) {
        return log.getAll()
                .lines()
                .filter(line -> FAULT.stream().anyMatch(line::contains))
                .filter(line -> !line.contains(" com.zaxxer.hikari.pool."));
    }
}
