package helpdesk.purge;

import helpdesk.contact.ContactId;
import helpdesk.database.Columns;
import helpdesk.database.EntityId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The purges: running ones are the jobs still to do, completed ones the record. None holds a personal value.
@Repository
class Purges {

    private static final String COLUMNS =
            "SELECT id, contact_id, state, requested_by, started_at, completed_at FROM contact_purge ";

    private final JdbcClient jdbc;
    private final PurgeActions actions;

    Purges(JdbcClient jdbc, PurgeActions actions) {
        this.jdbc = jdbc;
        this.actions = actions;
    }

    Optional<Purge> find(PurgeId id) {
        return findAll(Set.of(id)).stream().findFirst();
    }

    List<Purge> findAll(Collection<PurgeId> ids) {
        return withActions(jdbc.sql(COLUMNS + "WHERE id IN (:ids)")
                .param("ids", ids.stream().map(PurgeId::bytes).toList())
                .query(Purges::purge)
                .list());
    }

    /// A purge that is known to be there.
    Purge get(PurgeId id) {
        return find(id).orElseThrow();
    }

    Optional<PurgeId> idOfContact(ContactId contact) {
        return jdbc.sql("SELECT id FROM contact_purge WHERE contact_id = :contact")
                .param("contact", contact.bytes())
                .query(byte[].class)
                .optional()
                .map(id -> new PurgeId(EntityId.uuid(id)));
    }

    List<Purge> running() {
        return withActions(jdbc.sql(COLUMNS + "WHERE state = 'RUNNING' ORDER BY id")
                .query(Purges::purge)
                .list());
    }

    PurgeId add(ContactId contact, PurgePlan plan, String requestedBy, Instant now) {
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

    void complete(PurgeId purge, Instant now) {
        jdbc.sql("""
            UPDATE contact_purge SET state = 'COMPLETED', completed_at = :now
            WHERE id = :id AND state = 'RUNNING'
            """).param("id", purge.bytes()).param("now", Columns.of(now)).update();
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
                List.of());
    }
}
