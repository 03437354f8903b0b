package helpdesk.database;

import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/// A row for each unit of work that has committed. An attempt that is still under way has the row locked, so a look-up
/// waits until that attempt has committed or is rolled back.
@Repository
class UnitMarkers {

    private static final Logger LOG = LoggerFactory.getLogger(UnitMarkers.class);

    /// Longer than any unit of work is tried.
    private static final Duration KEPT = Duration.ofHours(1);

    /// For how long a missing marker proves that nothing was committed. Less than [#KEPT], since another server
    /// deletes markers, and its clock may be ahead.
    private static final Duration CONCLUSIVE = KEPT.dividedBy(2);

    private static final int MOST_AT_ONCE = 1_000;

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

    /// Tries to insert the marker, in a transaction that the caller rolls back.
    ///
    /// @throws OutcomeUnknown if the unit began so long ago that its marker may be deleted
    boolean isCommitted(UnitMarker marker) {
        try {
            add(marker);
        } catch (DuplicateKeyException committed) {
            return true;
        }
        if (marker.time().isBefore(clock.instant().minus(CONCLUSIVE))) {
            throw new OutcomeUnknown(null);
        }
        return false;
    }

    /// On every server. They do not disturb each other.
    @Scheduled(initialDelayString = "PT5M", fixedDelayString = "PT5M")
    void deleteExpired() {
        try {
            while (deleteOldest() == MOST_AT_ONCE) {
                // there may be more of them
            }
        } catch (DataAccessException fault) {
            LOG.warn("Expired markers of transactions cannot be deleted for now: {}", DatabaseFault.of(fault));
        }
    }

    private int deleteOldest() {
        return jdbc.sql("DELETE FROM unit_of_work WHERE id < :earliest ORDER BY id LIMIT :most")
                .param("earliest", UnitMarker.first(clock.instant().minus(KEPT)).bytes())
                .param("most", MOST_AT_ONCE)
                .update();
    }
}
