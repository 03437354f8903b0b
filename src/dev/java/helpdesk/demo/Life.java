package helpdesk.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// From when to when somebody is a contact.
record Life(
        UUID id,
        Instant createdAt,
        @Nullable Instant softDeletedAt,
        @Nullable String softDeletedBy) {

    boolean lasts(Instant from, Duration duration) {
        return !createdAt.isAfter(from) && (softDeletedAt == null || softDeletedAt.isAfter(from.plus(duration)));
    }

    static Life of(Dice dice, Instant createdAt) {
        var id = dice.id(createdAt);
        var rest = Duration.between(createdAt, Calendar.TODAY);
        return dice.percent(10)
                ? new Life(id, createdAt, createdAt.plus(dice.shorterThan(rest)), dice.oneOf(Office.DEMO.agents()))
                : new Life(id, createdAt, null, null);
    }
}
