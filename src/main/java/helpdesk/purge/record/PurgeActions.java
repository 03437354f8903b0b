package helpdesk.purge.record;

import helpdesk.purge.plan.PurgeAction;
import helpdesk.purge.record.Purge.PlannedAction;
import helpdesk.purge.spi.PurgeActionKind;
import helpdesk.purge.spi.PurgeSentence;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The lines of purges' plans, and how much of each is done.
@Repository
public class PurgeActions {

    private final JdbcClient jdbc;

    PurgeActions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The line that a row of a purge holds, if it holds one.
    static List<PlannedAction> plan(ResultSet row) throws SQLException {
        var kind = row.getString("kind");
        if (kind == null) {
            return List.of();
        }
        var sentence = new PurgeSentence(row.getString("for_one"), row.getString("for_many"));
        var planned = new PurgeAction(
                PurgeActionKind.valueOf(kind), row.getString("subject"), row.getInt("planned"), sentence);
        return List.of(new PlannedAction(planned, row.getInt("done")));
    }

    void add(PurgeId purge, int position, PurgeAction action) {
        jdbc.sql("""
            INSERT INTO contact_purge_action (purge_id, position, kind, subject, planned, done, for_one, for_many)
            VALUES (:purge, :position, :kind, :subject, :planned, 0, :forOne, :forMany)
            """)
                .param("purge", purge.bytes())
                .param("position", position)
                .param("kind", action.kind().name())
                .param("subject", action.subject())
                .param("planned", action.count())
                .param("forOne", action.sentence().forOne())
                .param("forMany", action.sentence().forMany())
                .update();
    }

    /// Plans an action for what is left of it, in a line of its own if there was none.
    public void planAgain(PurgeId purge, PurgeAction left) {
        var planned = jdbc.sql("""
            UPDATE contact_purge_action SET planned = GREATEST(planned, done + :count)
            WHERE purge_id = :purge AND kind = :kind AND subject = :subject
            """)
                .param("count", left.count())
                .param("purge", purge.bytes())
                .param("kind", left.kind().name())
                .param("subject", left.subject())
                .update();
        if (planned == 0) {
            add(purge, nextPosition(purge), left);
        }
    }

    private int nextPosition(PurgeId purge) {
        return jdbc.sql("SELECT COALESCE(MAX(position) + 1, 0) FROM contact_purge_action WHERE purge_id = :purge")
                .param("purge", purge.bytes())
                .query(Integer.class)
                .single();
    }

    public void progress(PurgeId purge, PurgeAction action, int count) {
        jdbc.sql("""
            UPDATE contact_purge_action SET done = done + :count
            WHERE purge_id = :purge AND kind = :kind AND subject = :subject
            """)
                .param("purge", purge.bytes())
                .param("kind", action.kind().name())
                .param("subject", action.subject())
                .param("count", count)
                .update();
    }

    /// What another purge has deleted is no longer this one's to do; returns of how many lines that is so.
    public int leaveToOthers(PurgeId purge) {
        return jdbc.sql("""
            UPDATE contact_purge_action SET left_to_others = planned - done, planned = done
            WHERE purge_id = :purge AND done < planned
            """).param("purge", purge.bytes()).update();
    }
}
