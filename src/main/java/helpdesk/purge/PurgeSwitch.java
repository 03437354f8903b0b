package helpdesk.purge;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Pauses and resumes purges on all servers, on the management port: `POST /actuator/purges` with `{"paused": true}`. A
/// purge that begins during a pause passes its point of no return, then waits.
@Component
@Endpoint(id = "purges")
class PurgeSwitch {

    private final JdbcClient jdbc;

    PurgeSwitch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param paused whether purges are paused, on all servers
    record State(boolean paused) {}

    @ReadOperation
    State read() {
        return new State(isPaused());
    }

    @WriteOperation
    State pause(boolean paused) {
        jdbc.sql("""
            INSERT INTO purge_switch (id, paused) VALUES (1, :paused) ON DUPLICATE KEY UPDATE paused = :paused
            """).param("paused", paused).update();
        return read();
    }

    boolean isPaused() {
        return jdbc.sql("SELECT paused FROM purge_switch WHERE id = 1")
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }
}
