package helpdesk.purge;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Lets all servers rest from purges, and go on. A purge that is begun meanwhile has its point of no return behind it,
/// and waits.
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
