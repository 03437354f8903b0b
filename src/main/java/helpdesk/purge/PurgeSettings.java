package helpdesk.purge;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/// How this server works on purges.
///
/// @param workers how many purges this server works on at once, besides those in requests: 0 to 4. With 0, other
///     servers do the work
/// @param lease how long after its last heartbeat a server keeps its purges: 2 seconds to 24 hours
/// @param rowsPerSecond the most rows that this server's workers together change in a second, so that they do not
///     slow down requests: at least 1,000
@ConfigurationProperties("helpdesk.purge")
record PurgeSettings(
        @DefaultValue("2") int workers,
        @DefaultValue("12s") Duration lease,
        @DefaultValue("20000") int rowsPerSecond) {

    private static final int MOST_WORKERS = 4;

    /// As many as a chunk has.
    private static final int FEWEST_ROWS = 1_000;

    PurgeSettings {
        Assert.isTrue(workers >= 0 && workers <= MOST_WORKERS, "helpdesk.purge.workers must be from 0 to 4");
        Assert.isTrue(
                lease.compareTo(Duration.ofSeconds(2)) >= 0 && lease.compareTo(Duration.ofHours(24)) <= 0,
                "helpdesk.purge.lease must be from 2 seconds to 24 hours");
        Assert.isTrue(rowsPerSecond >= FEWEST_ROWS, "helpdesk.purge.rows-per-second must be at least 1000");
    }
}
