package helpdesk.purge.record;

import helpdesk.contact.ContactId;
import helpdesk.database.Columns;
import helpdesk.database.EntityId;
import helpdesk.purge.plan.PurgePlan;
import helpdesk.security.AgentCaller;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The purges: running ones are the jobs still to do, completed ones the record. None holds a personal value.
@Repository
public class Purges {

    private final JdbcClient jdbc;
    private final PurgeActions actions;

    Purges(JdbcClient jdbc, PurgeActions actions) {
        this.jdbc = jdbc;
        this.actions = actions;
    }

    public Optional<Purge> find(PurgeId id) {
        return findAll(Set.of(id)).stream().findFirst();
    }

    /// In one statement, so that states and counts are of one moment.
    public List<Purge> findAll(Collection<PurgeId> ids) {
        return jdbc.sql("""
            SELECT id, contact_id, state, requested_by, requested_by_subject, started_at, completed_at, accepted_by,
                accepted_by_subject, kind, subject, planned, done, for_one, for_many
            FROM contact_purge LEFT JOIN contact_purge_action ON purge_id = id
            WHERE id IN (:ids) ORDER BY id, position
            """)
                .param("ids", ids.stream().map(PurgeId::bytes).toList())
                .query(Purges::purges);
    }

    /// A purge that is known to be there.
    public Purge get(PurgeId id) {
        return find(id).orElseThrow();
    }

    public Optional<PurgeId> idOfContact(ContactId contact) {
        return jdbc.sql("SELECT id FROM contact_purge WHERE contact_id = :contact")
                .param("contact", contact.bytes())
                .query(byte[].class)
                .optional()
                .map(id -> new PurgeId(EntityId.uuid(id)));
    }

    public PurgeId add(ContactId contact, PurgePlan plan, AgentCaller requestedBy, Instant now) {
        var id = PurgeId.next();
        jdbc.sql("""
            INSERT INTO contact_purge (id, contact_id, state, requested_by, requested_by_subject, started_at)
            VALUES (:id, :contact, 'RUNNING', :requestedBy, :requestedBySubject, :now)
            """)
                .param("id", id.bytes())
                .param("contact", contact.bytes())
                .param("requestedBy", requestedBy.displayName())
                .param("requestedBySubject", requestedBy.id())
                .param("now", Columns.of(now))
                .update();
        var position = 0;
        for (var action : plan.actions()) {
            actions.add(id, position++, action);
        }
        return id;
    }

    /// Whether the purge was in the one state and is in the other now.
    public boolean change(PurgeId purge, PurgeState from, PurgeState to) {
        return jdbc.sql("UPDATE contact_purge SET state = :to WHERE id = :id AND state = :from")
                        .param("to", to.name())
                        .param("id", purge.bytes())
                        .param("from", from.name())
                        .update()
                > 0;
    }

    public void complete(PurgeId purge, @Nullable AgentCaller acceptedBy, Instant now) {
        jdbc.sql("""
            UPDATE contact_purge SET state = 'COMPLETED', completed_at = :now, accepted_by = :acceptedBy,
                accepted_by_subject = :acceptedBySubject
            WHERE id = :id AND state <> 'COMPLETED'
            """)
                .param("id", purge.bytes())
                .param("acceptedBy", acceptedBy == null ? null : acceptedBy.displayName())
                .param("acceptedBySubject", acceptedBy == null ? null : acceptedBy.id())
                .param("now", Columns.of(now))
                .update();
    }

    private static List<Purge> purges(ResultSet rows) throws SQLException {
        var purges = new LinkedHashMap<PurgeId, Purge>();
        while (rows.next()) {
            var purge = purge(rows);
            purges.merge(purge.purgeId(), purge, Purge::and);
        }
        return List.copyOf(purges.values());
    }

    private static Purge purge(ResultSet row) throws SQLException {
        return new Purge(
                new PurgeId(EntityId.uuid(row.getBytes("id"))),
                new ContactId(EntityId.uuid(row.getBytes("contact_id"))),
                PurgeState.valueOf(row.getString("state")),
                row.getString("requested_by"),
                row.getString("requested_by_subject"),
                Columns.instant(row, "started_at"),
                Columns.instantOrNull(row, "completed_at"),
                row.getString("accepted_by"),
                row.getString("accepted_by_subject"),
                PurgeActions.plan(row));
    }
}
