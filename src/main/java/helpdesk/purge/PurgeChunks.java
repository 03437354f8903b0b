package helpdesk.purge;

import helpdesk.contact.ContactId;
import helpdesk.contact.PurgeCandidates;
import helpdesk.database.UnitOfWork;
import helpdesk.purge.Purge.PlannedAction;
import helpdesk.purge.spi.PurgeStep;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/// The transactions of a purge after its start: each does a bounded number of rows, and holds the progress that it
/// made. A small purge is one of them.
@Component
class PurgeChunks {

    private static final Logger LOG = LoggerFactory.getLogger(PurgeChunks.class);

    /// Rows in one transaction: some milliseconds of work, and of waiting for whoever wants the same rows.
    private static final int MOST = 1_000;

    private final PurgeCandidates candidates;
    private final PurgePlanner planner;
    private final PurgeStatements statements;
    private final Purges purges;
    private final PurgeActions actions;
    private final Clock clock;

    PurgeChunks(
            PurgeCandidates candidates,
            PurgePlanner planner,
            PurgeStatements statements,
            Purges purges,
            PurgeActions actions,
            Clock clock) {
        this.candidates = candidates;
        this.planner = planner;
        this.statements = statements;
        this.purges = purges;
        this.actions = actions;
        this.clock = clock;
    }

    /// Goes on under the lock of the contact, so that two workers on one purge take turns; false when it is at its end.
    @UnitOfWork
    public boolean goOn(Purge purge) {
        if (!candidates.lockPurging(purge.contact())) {
            return false;
        }
        var left = MOST;
        for (var action : purges.get(purge.purgeId()).unfinished()) {
            left -= execute(purge, action, left);
            if (left == 0) {
                return true;
            }
        }
        complete(purge);
        return false;
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

    /// The end: nothing is left to do, and the contact's row goes. What was planned and is not done, another purge has
    /// deleted meanwhile, together with the ticket it was in.
    private void complete(Purge purge) {
        planner.steps().forEach(step -> requireNothingLeft(purge, step));
        var shortened = actions.leaveToOthers(purge.purgeId());
        if (shortened > 0) {
            LOG.info("Purge {} has left part of {} of its actions to another purge", purge.id(), shortened);
        }
        candidates.endPurge(purge.contact());
        purges.complete(purge.purgeId(), clock.instant());
    }

    private void requireNothingLeft(Purge purge, PurgeStep step) {
        if (statements.count(step, purge.contact()).count() > 0) {
            throw new ConcurrencyFailureException("Purge " + purge.id() + " has left something in " + step.table());
        }
    }
}
