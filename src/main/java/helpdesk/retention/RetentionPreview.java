package helpdesk.retention;

import helpdesk.database.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the first run of a retention policy would do, and what its user confirms: the schema's `RetentionPreview`.
///
/// @param found the contacts that are purged
/// @param heldCount how many are left out, since they have a legal hold
record RetentionPreview(RetentionRules rules, Instant firstRunAt, Found found, int heldCount, Instant computedAt) {

    /// Contacts with a legal hold, or without one, that were soft deleted long enough ago.
    ///
    /// @param checksum of their ids and soft deletes
    record Found(
            boolean isHeld,
            int number,
            long checksum,
            @Nullable Instant oldest,
            @Nullable Instant newest) {

        static final Found NONE = new Found(false, 0, 0, null, null);

        static Found of(ResultSet row, int rowNumber) throws SQLException {
            return new Found(
                    row.getBoolean("is_held"),
                    row.getInt("number"),
                    row.getLong("checksum"),
                    Columns.instantOrNull(row, "oldest"),
                    Columns.instantOrNull(row, "newest"));
        }
    }

    public int contactCount() {
        return found.number();
    }

    public @Nullable Instant oldestSoftDeletedAt() {
        return found.oldest();
    }

    public @Nullable Instant newestSoftDeletedAt() {
        return found.newest();
    }

    public Instant firstStartAt() {
        return rules.startOf(firstRunAt);
    }

    /// Of the rules, and of the contacts that are purged at the first run. It does not depend on the time until then.
    /// Times in two zones can be the same today, and not on the day of the next change of the clocks.
    public String fingerprint() {
        return String.join(
                "-",
                String.valueOf(rules.purgeAfterDays()),
                String.valueOf(rules.cancelWindowHours()),
                rules.runAt().time().toString(),
                rules.runAt().zone(),
                String.valueOf(firstRunAt.getEpochSecond()),
                String.valueOf(found.number()),
                String.valueOf(found.checksum()));
    }
}
