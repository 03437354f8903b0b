package helpdesk.hold;

import helpdesk.contact.ContactId;
import helpdesk.database.Columns;
import helpdesk.security.AgentCaller;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The legal holds. Whoever writes one has locked its contact.
@Repository
class LegalHolds {

    private static final String SELECT = "SELECT " + LegalHold.COLUMNS + " FROM legal_hold h WHERE ";

    private static final int MOST_AT_ONCE = 1_000;

    private final JdbcClient jdbc;
    private final Clock clock;

    LegalHolds(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// A condition that a hold meets if it is in force at the time `:now`.
    static String inForce(String hold) {
        return "%1$s.ended_at IS NULL AND (%1$s.held_until IS NULL OR %1$s.held_until > :now)".formatted(hold);
    }

    LegalHoldId add(ContactId contact, String reason, @Nullable Instant until, AgentCaller officer) {
        var id = LegalHoldId.next();
        jdbc.sql("""
            INSERT INTO legal_hold (id, contact_id, position, reason, held_until, placed_at, placed_by, placed_by_subject)
            SELECT :id, :contact, latest.position + 1, :reason, :until, :now, :officer, :subject
            FROM (SELECT COALESCE(MAX(position), 0) AS position FROM legal_hold WHERE contact_id = :contact) latest
            """)
                .param("id", id.bytes())
                .param("contact", contact.bytes())
                .param("reason", reason)
                .param("until", until == null ? null : Columns.of(until))
                .param("now", Columns.of(clock.instant()))
                .param("officer", officer.displayName())
                .param("subject", officer.id())
                .update();
        return id;
    }

    Optional<LegalHold> find(LegalHoldId id) {
        return findAll(Set.of(id)).stream().findFirst();
    }

    List<LegalHold> findAll(Collection<LegalHoldId> ids) {
        var now = clock.instant();
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql(SELECT + "h.id IN (:ids)")
                        .param("ids", ids.stream().map(LegalHoldId::bytes).toList())
                        .query((row, _) -> LegalHold.of(row, now))
                        .list();
    }

    /// The first holds whose time is over and whose end is not recorded yet.
    List<LegalHold> findExpired() {
        var now = clock.instant();
        return jdbc.sql(SELECT + "h.ended_at IS NULL AND h.held_until <= :now ORDER BY h.held_until LIMIT :most")
                .param("now", Columns.of(now))
                .param("most", MOST_AT_ONCE)
                .query((row, _) -> LegalHold.of(row, now))
                .list();
    }

    void release(LegalHoldId id, AgentCaller officer) {
        jdbc.sql("""
            UPDATE legal_hold SET ended_at = :now, released_by = :officer, released_by_subject = :subject WHERE id = :id
            """)
                .param("now", Columns.of(clock.instant()))
                .param("officer", officer.displayName())
                .param("subject", officer.id())
                .param("id", id.bytes())
                .update();
    }

    /// False if that was recorded before.
    boolean recordExpiry(LegalHoldId id) {
        return jdbc.sql("UPDATE legal_hold SET ended_at = held_until WHERE id = :id AND ended_at IS NULL")
                        .param("id", id.bytes())
                        .update()
                == 1;
    }
}
