package helpdesk.purge.record;

import helpdesk.contact.ContactId;
import helpdesk.database.Columns;
import helpdesk.database.EntityId;
import helpdesk.purge.plan.PurgePlan;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The purges: running ones are the jobs still to do, completed ones the record. None holds a personal value.
@Repository
public class Purges {

    private static final String COLUMNS =
            "SELECT id, contact_id, state, requested_by, started_at, completed_at, accepted_by FROM contact_purge ";

    private final JdbcClient jdbc;
    private final PurgeActions actions;

    Purges(JdbcClient jdbc, PurgeActions actions) {
        this.jdbc = jdbc;
        this.actions = actions;
    }

    public Optional<Purge> find(PurgeId id) {
        return findAll(Set.of(id)).stream().findFirst();
    }

    public List<Purge> findAll(Collection<PurgeId> ids) {
        return withActions(jdbc.sql(COLUMNS + "WHERE id IN (:ids)")
                .param("ids", ids.stream().map(PurgeId::bytes).toList())
                .query(Purges::purge)
                .list());
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

    public PurgeId add(ContactId contact, PurgePlan plan, String requestedBy, Instant now) {
        var id = PurgeId.next();
        jdbc.sql("""
            INSERT INTO contact_purge (id, contact_id, state, requested_by, started_at)
            VALUES (:id, :contact, 'RUNNING', :requestedBy, :now)
            """)
                .param("id", id.bytes())
                .param("contact", contact.bytes())
                .param("requestedBy", requestedBy)
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

    public void complete(PurgeId purge, @Nullable String acceptedBy, Instant now) {
        jdbc.sql("""
            UPDATE contact_purge SET state = 'COMPLETED', completed_at = :now, accepted_by = :acceptedBy
            WHERE id = :id AND state <> 'COMPLETED'
            """)
                .param("id", purge.bytes())
                .param("acceptedBy", acceptedBy)
                .param("now", Columns.of(now))
                .update();
    }

    /// Read after the purges and not with each row, which would take a second connection beside the first.
    private List<Purge> withActions(List<Purge> purges) {
        var plans = actions.of(purges.stream().map(Purge::purgeId).toList());
        return purges.stream()
                .map(purge -> purge.with(plans.getOrDefault(purge.purgeId(), List.of())))
                .toList();
    }

    private static Purge purge(ResultSet row, int number) throws SQLException {
        return new Purge(
                new PurgeId(EntityId.uuid(row.getBytes("id"))),
                new ContactId(EntityId.uuid(row.getBytes("contact_id"))),
                PurgeState.valueOf(row.getString("state")),
                row.getString("requested_by"),
                Columns.instant(row, "started_at"),
                Columns.instantOrNull(row, "completed_at"),
                row.getString("accepted_by"),
                List.of());
    }
}
