package helpdesk.retention;

import helpdesk.contact.spi.ContactField;
import helpdesk.contact.spi.LegalHoldFinder;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// When the policy has a contact purged: none while it is off, and of a contact that is active or has a legal hold.
@Component
class PurgeDueAt implements ContactField<Optional<Instant>> {

    private final LegalHoldFinder holds;

    PurgeDueAt(LegalHoldFinder holds) {
        this.holds = holds;
    }

    @Override
    public String name() {
        return "purgeDueAt";
    }

    @Override
    public String subselect() {
        return """
            SELECT DATE_FORMAT(c.soft_deleted_at + INTERVAL policy.purge_after_days DAY, '%%Y-%%m-%%dT%%T.%%f')
            FROM retention_policy policy
            WHERE policy.id = 1 AND c.state = 'SOFT_DELETED' AND NOT (%s)\
            """.formatted(holds.find().isHolder());
    }

    @Override
    public Map<String, ?> parameters() {
        return holds.find().parameters();
    }

    @Override
    public Supplier<Optional<Instant>> read(@Nullable String text) {
        var moment =
                Optional.ofNullable(text).map(time -> LocalDateTime.parse(time).toInstant(ZoneOffset.UTC));
        return () -> moment;
    }
}
