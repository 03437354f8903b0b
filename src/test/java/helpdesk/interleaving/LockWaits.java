package helpdesk.interleaving;

import org.springframework.jdbc.core.simple.JdbcClient;

/// How sessions stand in each other's way, by the database's own counts, which it keeps without delay. They are the
/// whole server's: nobody else may work on it.
final class LockWaits {

    private final JdbcClient jdbc;

    LockWaits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// How many statements wait for a row right now.
    int count() {
        return Math.toIntExact(metric("lock_row_lock_current_waits"));
    }

    /// How many deadlocks there have been.
    long deadlocks() {
        return metric("lock_deadlocks");
    }

    private long metric(String name) {
        return jdbc.sql("SELECT count FROM information_schema.innodb_metrics WHERE name = :name")
                .param("name", name)
                .query(Long.class)
                .single();
    }
}
