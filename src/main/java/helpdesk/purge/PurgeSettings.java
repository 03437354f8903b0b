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
/// @param shareOfTime the share of its time that a worker spends in transactions; in the rest it leaves the database to
///     requests: 0.01 to 1
@ConfigurationProperties("helpdesk.purge")
record PurgeSettings(
        @DefaultValue("2") int workers,
        @DefaultValue("12s") Duration lease,
        @DefaultValue("0.5") double shareOfTime) {

    private static final int MOST_WORKERS = 4;

    private static final double SMALLEST_SHARE = 0.01;

    PurgeSettings {
        Assert.isTrue(workers >= 0 && workers <= MOST_WORKERS, "helpdesk.purge.workers must be from 0 to 4");
        Assert.isTrue(
                lease.compareTo(Duration.ofSeconds(2)) >= 0 && lease.compareTo(Duration.ofHours(24)) <= 0,
                "helpdesk.purge.lease must be from 2 seconds to 24 hours");
        Assert.isTrue(
                shareOfTime >= SMALLEST_SHARE && shareOfTime <= 1,
                "helpdesk.purge.share-of-time must be from 0.01 to 1");
    }
}
