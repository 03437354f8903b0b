package helpdesk.retention;

import helpdesk.contact.Agent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The retention policy as it is set: the schema's `RetentionPolicy`.
///
/// @param version the number of times that it was set
/// @param rules null while it is off
/// @param nextRunAt null while it is off
/// @param setBy null if it was never set
/// @param setAt null if it was never set
record RetentionPolicy(
        int version,
        @Nullable RetentionRules rules,
        @Nullable Instant nextRunAt,
        @Nullable Agent setBy,
        @Nullable Instant setAt) {

    public @Nullable Integer purgeAfterDays() {
        return rules == null ? null : rules.purgeAfterDays();
    }

    public @Nullable DailyTime runAt() {
        return rules == null ? null : rules.runAt();
    }

    public @Nullable Integer cancelWindowHours() {
        return rules == null ? null : rules.cancelWindowHours();
    }

    /// Whether contacts would be purged sooner after their soft delete than now, or after less time to cancel it.
    boolean isShortenedBy(RetentionRules others) {
        return rules == null
                || others.purgeAfterDays() < rules.purgeAfterDays()
                || others.cancelWindowHours() < rules.cancelWindowHours();
    }
}
