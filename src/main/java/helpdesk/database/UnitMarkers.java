package helpdesk.database;

import java.time.Clock;
import java.time.Duration;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// A row for each unit of work that has committed. While an attempt at one is under way, nobody else can write its row,
/// so nobody asks too early whether it has committed.
@Repository
class UnitMarkers {

    /// Longer than any unit of work is tried.
    static final Duration KEPT = Duration.ofHours(1);

    /// The rest is for servers whose clocks differ.
    private static final Duration BELIEVED = KEPT.dividedBy(2);

    private static final int MOST = 1_000;

    private final JdbcClient jdbc;
    private final Clock clock;

    UnitMarkers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void add(UnitMarker marker) {
        jdbc.sql("INSERT INTO unit_of_work (id) VALUES (:id)")
                .param("id", marker.bytes())
                .update();
    }

    /// Waits until every attempt with this marker is decided. To be rolled back.
    ///
    /// @throws OutcomeUnknown if that is so long ago that it may be forgotten
    boolean isCommitted(UnitMarker marker) {
        try {
            add(marker);
        } catch (DuplicateKeyException committed) {
            return true;
        }
        if (marker.time().isBefore(clock.instant().minus(BELIEVED))) {
            throw new OutcomeUnknown(null);
        }
        return false;
    }

    /// Forgets some of the oldest; true if there may be more of them.
    boolean deleteExpired() {
        var deleted = jdbc.sql("DELETE FROM unit_of_work WHERE id < :earliest ORDER BY id LIMIT :most")
                .param("earliest", UnitMarker.first(clock.instant().minus(KEPT)).bytes())
                .param("most", MOST)
                .update();
        return deleted == MOST;
    }
}
