package helpdesk.purge;

import helpdesk.contact.PurgeCandidates;
import helpdesk.database.UnitOfWork;
import helpdesk.purge.residue.Mentions;
import helpdesk.purge.residue.ResidueCheck;
import helpdesk.purge.residue.SealedValues;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The last transaction of a purge. Nothing is left to do, and nothing of the contact is left: its row goes, and with
/// it what was kept to look for. What is left after all is for somebody to look at.
@Component
class PurgeEnd {

    private static final Logger LOG = LoggerFactory.getLogger(PurgeEnd.class);

    private final PurgeCandidates candidates;
    private final PurgePlanner planner;
    private final PurgeStatements statements;
    private final Purges purges;
    private final PurgeActions actions;
    private final PurgeFindings findings;
    private final SealedValues values;
    private final ResidueCheck residue;
    private final Mentions mentions;
    private final Clock clock;

    PurgeEnd(
            PurgeCandidates candidates,
            PurgePlanner planner,
            PurgeStatements statements,
            Purges purges,
            PurgeActions actions,
            PurgeFindings findings,
            SealedValues values,
            ResidueCheck residue,
            Mentions mentions,
            Clock clock) {
        this.candidates = candidates;
        this.planner = planner;
        this.statements = statements;
        this.purges = purges;
        this.actions = actions;
        this.findings = findings;
        this.values = values;
        this.residue = residue;
        this.mentions = mentions;
        this.clock = clock;
    }

    @UnitOfWork
    public void reach(PurgeTurn turn) {
        if (candidates.lockPurging(turn.purge().contact()) && purges.lock(turn)) {
            planner.steps()
                    .forEach(step -> requireNothingLeft(
                            turn.purge(),
                            step.table(),
                            statements.count(step, turn.purge().contact()).count()));
            findings.replace(
                    turn.id(), values.find(turn.id()).map(residue::find).orElse(java.util.List.of()));
            completeOrReview(turn.purge());
        }
    }

    private void completeOrReview(Purge purge) {
        if (findings.of(purge.purgeId()).isEmpty()) {
            complete(purge, null);
        } else {
            purges.change(purge.purgeId(), PurgeState.RUNNING, PurgeState.NEEDS_REVIEW);
            LOG.warn("Purge {} needs a review: values of the contact may be left", purge.id());
        }
    }

    /// What was planned and is not done, another purge has deleted meanwhile, together with the ticket it was in.
    @Transactional(propagation = Propagation.MANDATORY)
    public void complete(Purge purge, @Nullable String acceptedBy) {
        var shortened = actions.leaveToOthers(purge.purgeId());
        if (shortened > 0) {
            LOG.info("Purge {} has left part of {} of its actions to another purge", purge.id(), shortened);
        }
        values.destroy(purge.purgeId());
        mentions.end(purge.purgeId());
        candidates.endPurge(purge.contact());
        purges.complete(purge.purgeId(), acceptedBy, clock.instant());
    }

    private static void requireNothingLeft(Purge purge, String table, int count) {
        if (count > 0) {
            throw new ConcurrencyFailureException("Purge " + purge.id() + " has left something in " + table);
        }
    }
}
