package helpdesk.retention;

import helpdesk.contact.spi.LegalHoldFinder;
import helpdesk.database.Columns;
import helpdesk.retention.RetentionPreview.Found;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Counts the contacts that the first run of a policy finds, in one statement. Whoever is soft deleted meanwhile is not
/// among them, so that the preview can be confirmed however busy the help desk is.
@Component
class RetentionPreviews {

    private final JdbcClient jdbc;
    private final LegalHoldFinder holds;
    private final Clock clock;

    RetentionPreviews(JdbcClient jdbc, LegalHoldFinder holds, Clock clock) {
        this.jdbc = jdbc;
        this.holds = holds;
        this.clock = clock;
    }

    /// Of the time of the next run.
    RetentionPreview preview(RetentionRules rules) {
        return preview(rules, rules.runAt().next(clock.instant()));
    }

    private RetentionPreview preview(RetentionRules rules, Instant firstRunAt) {
        var held = holds.find();
        var found = jdbc
                .sql("""
                    SELECT %s AS is_held, COUNT(*) AS number, BIT_XOR(CRC32(CONCAT(c.id, c.soft_deleted_at))) AS checksum,
                      MIN(c.soft_deleted_at) AS oldest, MAX(c.soft_deleted_at) AS newest
                    FROM contact c FORCE INDEX (contact_by_soft_deletion)
                    WHERE c.state = 'SOFT_DELETED' AND c.soft_deleted_at < :before
                    GROUP BY is_held
                    """.formatted(held.isHolder()))
                .params(held.parameters())
                .param("before", Columns.of(rules.softDeletedBefore(firstRunAt)))
                .query(Found::of)
                .list()
                .stream()
                .collect(Collectors.toMap(Found::isHeld, Function.identity()));
        return new RetentionPreview(
                rules,
                firstRunAt,
                found.getOrDefault(false, Found.NONE),
                found.getOrDefault(true, Found.NONE).number(),
                clock.instant());
    }
}
