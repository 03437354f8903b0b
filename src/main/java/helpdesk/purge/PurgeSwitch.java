package helpdesk.purge;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Pauses and resumes purges on all servers. A purge that begins during a pause passes its point of no return,
/// then waits.
@Repository
class PurgeSwitch {

    private final JdbcClient jdbc;

    PurgeSwitch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean isPaused() {
        return jdbc.sql("SELECT paused FROM purge_switch WHERE id = 1")
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    void pause(boolean paused) {
        jdbc.sql("""
            INSERT INTO purge_switch (id, paused) VALUES (1, :paused) ON DUPLICATE KEY UPDATE paused = :paused
            """).param("paused", paused).update();
    }
}
