package helpdesk.retention;

import java.time.Duration;
import java.time.Instant;

/// What a retention policy says while it is on.
///
/// @param purgeAfterDays how many days of 24 hours after its soft delete a contact is purged
/// @param runAt when the purge batch of the day is prepared
/// @param cancelWindowHours how long after that the batch begins
record RetentionRules(int purgeAfterDays, DailyTime runAt, int cancelWindowHours) {

    static final int MOST_DAYS = 36_500;
    static final int MOST_HOURS = 168;

    static int days(int input) {
        return number(input, MOST_DAYS);
    }

    static int hours(int input) {
        return number(input, MOST_HOURS);
    }

    private static int number(int input, int most) {
        if (input < 1 || input > most) {
            throw new IllegalArgumentException("This must be a number from 1 to " + most);
        }
        return input;
    }

    /// The contacts that were soft deleted before this time are due at the given one.
    Instant softDeletedBefore(Instant time) {
        return time.minus(Duration.ofDays(purgeAfterDays));
    }

    /// When a batch begins that is prepared at the given time.
    Instant startOf(Instant prepared) {
        return prepared.plus(Duration.ofHours(cancelWindowHours));
    }

    /// As a sentence for the audit trail.
    String sentence() {
        return "Contacts are purged " + count(purgeAfterDays, "day") + " after their soft delete; each day's batch is"
                + " prepared at " + runAt.time() + " " + runAt.zone() + " and begins after "
                + count(cancelWindowHours, "hour");
    }

    private static String count(int number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}
