package helpdesk.database;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Forgets markers that nobody asks for any more. All servers do, now and then, and get along: each takes the oldest.
@Component
class ExpiredMarkers {

    private static final Logger LOG = LoggerFactory.getLogger(ExpiredMarkers.class);

    private final UnitMarkers markers;

    ExpiredMarkers(UnitMarkers markers) {
        this.markers = markers;
    }

    @Scheduled(initialDelayString = "PT5M", fixedDelayString = "PT5M")
    void delete() {
        try {
            var more = true;
            while (more) {
                more = markers.deleteExpired();
            }
        } catch (DataAccessException fault) {
            LOG.warn("Markers of old transactions stay for now: {}", DatabaseFault.of(fault));
        }
    }
}
