package helpdesk.purge.work;

import helpdesk.contact.ContactId;
import helpdesk.database.UnitOfWork;
import helpdesk.purge.plan.PurgePlanner;
import helpdesk.purge.plan.PurgeStatements;
import helpdesk.purge.record.Purge;
import helpdesk.purge.record.Purge.PlannedAction;
import helpdesk.purge.record.PurgeActions;
import helpdesk.purge.record.Purges;
import helpdesk.purge.residue.MentionSearch;
import helpdesk.purge.residue.SearchedTexts;
import helpdesk.purge.spi.PurgeStep;
import helpdesk.purge.work.PurgeChunk.After;
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
        var left = most;
        for (var action : purges.get(turn.id()).unfinished()) {
            left -= execute(turn.purge(), action, Math.min(left, action.left()));
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

    private int execute(Purge purge, PlannedAction action, int most) {
        var count = execute(planner.step(action.planned()), purge.contact(), most);
        actions.progress(purge.purgeId(), action.planned(), count);
        return count;
    }

    /// Another purge that makes an author Deleted User moves the row in the index by which this one looks for it, so
    /// that it slips past. Then it stands against the ticket that is to go; done again, the row is found.
    private int execute(PurgeStep step, ContactId contact, int most) {
        try {
            return statements.execute(step, contact, most);
        } catch (DataIntegrityViolationException stillReferred) {
            throw new ConcurrencyFailureException("A row of another table stands against the step", stillReferred);
        }
    }
}
