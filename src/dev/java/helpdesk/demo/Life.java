package helpdesk.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
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

    /// Contacts of the demo have signed up by themselves.
    Stream<Row> auditEvents() {
        var created = auditEvent(1, "CREATED", null, createdAt);
        return softDeletedAt == null
                ? Stream.of(created)
                : Stream.of(created, auditEvent(2, "SOFT_DELETED", softDeletedBy, softDeletedAt));
    }

    private Row auditEvent(int position, String kind, @Nullable String agent, Instant at) {
        var id = new Dice(kind, this.id.getLeastSignificantBits()).id(at);
        return Row.of(Table.AUDIT_EVENT, id, this.id, position, kind, agent, Office.subject(agent), at);
    }

    static Life of(Dice dice, Instant createdAt) {
        var id = dice.id(createdAt);
        var rest = Duration.between(createdAt, Calendar.TODAY);
        return dice.percent(10)
                ? new Life(id, createdAt, createdAt.plus(dice.shorterThan(rest)), dice.oneOf(Office.DEMO.agents()))
                : new Life(id, createdAt, null, null);
    }
}
