package helpdesk.api;

import com.fasterxml.uuid.impl.UUIDUtil;
import helpdesk.database.EntityId;
import helpdesk.graphql.GlobalId;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A purge that somebody else works on: to the server under test, rows that change.
public final class RunningPurge {

    public static final String DOCUMENT = "subscription($id: ID!) { purgeProgress(id: $id) { id state done total } }";

    private final JdbcClient database;
    private final UUID id = EntityId.next();

    private RunningPurge(JdbcClient database) {
        this.database = database;
    }

    public static RunningPurge begun(JdbcClient database, int total) {
        var purge = new RunningPurge(database);
        database.sql("""
            INSERT INTO contact_purge (id, contact_id, state, requested_by, requested_by_subject, started_at)
            VALUES (:id, :contact, 'RUNNING', 'Olga Officer', 'olga', '2026-01-01 00:00:00')
            """)
                .param("id", bytes(purge.id))
                .param("contact", bytes(EntityId.next()))
                .update();
        database.sql("""
            INSERT INTO contact_purge_action (purge_id, position, kind, subject, planned, done, for_one, for_many)
            VALUES (:id, 0, 'DELETE', 'TICKET', :total, 0, '1 ticket is deleted', '%d tickets are deleted')
            """).param("id", bytes(purge.id)).param("total", total).update();
        return purge;
    }

    /// Its global id.
    public String id() {
        return new GlobalId('P', id).toString();
    }

    public RunningPurge done(int count) {
        database.sql("UPDATE contact_purge_action SET done = :count WHERE purge_id = :id")
                .param("id", bytes(id))
                .param("count", count)
                .update();
        return this;
    }

    /// At once: whoever watches sees no moment between the last row and the end.
    public void completed() {
        database.sql("""
            UPDATE contact_purge JOIN contact_purge_action ON purge_id = id
            SET done = planned, state = 'COMPLETED', completed_at = started_at
            WHERE id = :id
            """).param("id", bytes(id)).update();
    }

    private static byte[] bytes(UUID id) {
        return UUIDUtil.asByteArray(id);
    }
}
