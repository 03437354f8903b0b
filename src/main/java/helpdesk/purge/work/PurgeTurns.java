package helpdesk.purge.work;

import helpdesk.contact.PurgeCandidates;
import helpdesk.database.UnitOfWork;
import helpdesk.purge.record.PurgeId;
import helpdesk.purge.record.Purges;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Gives the turns: each is the only one.
@Component
class PurgeTurns {

    private final PurgeCandidates candidates;
    private final Purges purges;
    private final JdbcClient jdbc;

    PurgeTurns(PurgeCandidates candidates, Purges purges, JdbcClient jdbc) {
        this.candidates = candidates;
        this.purges = purges;
        this.jdbc = jdbc;
    }

    /// Takes the purge from whoever had it before; empty when it is at an end, and when the claim is of before.
    @UnitOfWork
    public Optional<PurgeTurn> take(PurgeId id, PurgeClaim claim) {
        return raiseFence(id, claim).map(fence -> new PurgeTurn(purges.get(id), fence));
    }

    /// Ends the turn of whoever works on the purge; empty when it does not run, and when the claim is not good any
    /// more.
    private Optional<Integer> raiseFence(PurgeId id, PurgeClaim claim) {
        var raised = jdbc.sql("""
            UPDATE contact_purge SET fence = fence + 1 WHERE id = :id AND state = 'RUNNING' AND EXISTS (
                SELECT 1 FROM purge_job j WHERE j.task_name = :task AND j.task_instance = :job
                    AND j.picked = :isPicked AND (j.version = :pick OR NOT :isPicked))
            """)
                .param("id", id.bytes())
                .param("task", PurgeJob.TASK)
                .param("job", PurgeJob.nameOf(id))
                .param("isPicked", claim.isPicked())
                .param("pick", claim.pick())
                .update();
        return raised == 0
                ? Optional.empty()
                : jdbc.sql("SELECT fence FROM contact_purge WHERE id = :id")
                        .param("id", id.bytes())
                        .query(Integer.class)
                        .optional();
    }

    /// Locks the contact and the purge of a turn to the end of the running transaction; false if it is somebody else's
    /// turn by now. Whoever has lost it writes nothing.
    boolean lock(PurgeTurn turn) {
        return candidates.lockPurging(turn.purge().contact()) && lockPurge(turn);
    }

    /// Locks the purge alone, which is enough for what is no matter of the contact's rows.
    boolean lockPurge(PurgeTurn turn) {
        return jdbc.sql("""
            SELECT id FROM contact_purge WHERE id = :id AND fence = :fence AND state = 'RUNNING' FOR UPDATE
            """)
                .param("id", turn.id().bytes())
                .param("fence", turn.fence())
                .query(byte[].class)
                .optional()
                .isPresent();
    }
}
