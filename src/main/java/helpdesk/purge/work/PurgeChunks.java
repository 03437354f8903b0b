package helpdesk.purge.work;

import helpdesk.database.UnitOfWork;
import helpdesk.purge.plan.PurgePlanner;
import helpdesk.purge.plan.PurgeStatements;
import helpdesk.purge.record.Purge;
import helpdesk.purge.record.Purge.PlannedAction;
import helpdesk.purge.record.PurgeActions;
import helpdesk.purge.record.Purges;
import helpdesk.purge.residue.MentionSearch;
import helpdesk.purge.residue.SearchedTexts;
import helpdesk.purge.work.PurgeChunk.After;
import java.util.Comparator;
import java.util.List;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/// The transactions of a purge between its start and its end: each does a bounded number of rows, and holds the
/// progress that it made.
@Component
class PurgeChunks {

    private final PurgeTurns turns;
    private final PurgePlanner planner;
    private final PurgeStatements statements;
    private final Purges purges;
    private final PurgeActions actions;
    private final MentionSearch mentions;

    PurgeChunks(
            PurgeTurns turns,
            PurgePlanner planner,
            PurgeStatements statements,
            Purges purges,
            PurgeActions actions,
            MentionSearch mentions) {
        this.turns = turns;
        this.planner = planner;
        this.statements = statements;
        this.purges = purges;
        this.actions = actions;
        this.mentions = mentions;
    }

    /// Goes on under the locks of the contact and of the purge, so that nobody who has lost the turn writes anything.
    ///
    /// @param most how many rows
    @UnitOfWork
    public PurgeChunk goOn(PurgeTurn turn, int most) {
        if (!turns.lock(turn)) {
            return PurgeChunk.NONE;
        }
        var purge = purges.get(turn.id());
        var left = most;
        for (var action : unfinished(purge)) {
            left -= execute(purge, action, Math.min(left, action.left()));
            if (left == 0) {
                return new PurgeChunk(After.ANOTHER, most);
            }
        }
        return new PurgeChunk(After.END, most - left);
    }

    /// Stores what a search for mentions has found, unless the turn is over.
    @UnitOfWork
    public void store(PurgeTurn turn, SearchedTexts texts) {
        if (turns.lockPurge(turn)) {
            mentions.store(turn.id(), texts);
        }
    }

    /// In the order of the steps, which is not that of a plan to which something was added.
    private List<PlannedAction> unfinished(Purge purge) {
        return purge.unfinished().stream()
                .sorted(Comparator.comparingInt(action -> planner.position(action.planned())))
                .toList();
    }

    private int execute(Purge purge, PlannedAction action, int most) {
        try {
            var count = statements.execute(planner.step(action.planned()), purge.contact(), most);
            actions.progress(purge.purgeId(), action.planned(), count);
            return count;
        } catch (DataIntegrityViolationException stillReferred) {
            planAgain(purge, stillReferred);
            return 0;
        }
    }

    /// A row stands against a ticket that is to go. If the plan did not know of it, it does now, and the end will ask
    /// for another chunk. Otherwise another purge has made its author Deleted User, which moves it in the index by
    /// which this one looks for it, so that it slipped past; done again, it is found.
    private void planAgain(Purge purge, DataIntegrityViolationException stillReferred) {
        planner.plannedAgain(purge.contact()).forEach(action -> actions.planAgain(purge.purgeId(), action));
        if (purges.get(purge.purgeId()).total() == purge.total()) {
            throw new ConcurrencyFailureException("A row of another table stands against the step", stillReferred);
        }
    }
}
