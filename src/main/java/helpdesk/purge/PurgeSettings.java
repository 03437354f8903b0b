package helpdesk.purge;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/// How this server works on purges.
///
/// @param workers on how many at once, beside those that requests are waiting for, 0 to 4; with 0 it leaves them to
///     others
/// @param lease after how long without a sign of life a server has lost its purges to others, 2 seconds to 24 hours
/// @param rowsPerSecond what the workers together do at most, 1,000 and more, so that requests keep their latency
@ConfigurationProperties("helpdesk.purge")
record PurgeSettings(
        @DefaultValue("2") int workers,
        @DefaultValue("12s") Duration lease,
        @DefaultValue("20000") int rowsPerSecond) {

    private static final int MOST_WORKERS = 4;
    /// Those of a chunk.
    private static final int FEWEST_ROWS = 1_000;

    PurgeSettings {
        Assert.isTrue(workers >= 0 && workers <= MOST_WORKERS, "helpdesk.purge.workers goes from 0 to 4");
        Assert.isTrue(
                lease.compareTo(Duration.ofSeconds(2)) >= 0 && lease.compareTo(Duration.ofHours(24)) <= 0,
                "helpdesk.purge.lease goes from 2 seconds to 24 hours");
        Assert.isTrue(rowsPerSecond >= FEWEST_ROWS, "helpdesk.purge.rows-per-second is at least 1000");
    }
}
