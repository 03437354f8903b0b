package helpdesk.purge.work;

import helpdesk.contact.PurgeCandidates;
import helpdesk.database.UnitOfWork;
import helpdesk.purge.plan.PurgePlanner;
import helpdesk.purge.record.Purge;
import helpdesk.purge.record.PurgeActions;
import helpdesk.purge.record.PurgeFindings;
import helpdesk.purge.record.PurgeId;
import helpdesk.purge.record.PurgeState;
import helpdesk.purge.record.Purges;
import helpdesk.purge.record.ResidueFinding;
import helpdesk.purge.residue.Mentions;
import helpdesk.purge.residue.ResidueCheck;
import helpdesk.purge.residue.SealedValues;
import helpdesk.purge.residue.SealedWithAnotherKey;
import helpdesk.purge.work.PurgeChunk.After;
import helpdesk.security.AgentCaller;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The last transaction of a purge. Nothing is left to do, and nothing of the contact is left: its row goes, and with
/// it what was kept to look for. What is left after all is for somebody to look at.
@Component
public class PurgeEnd {

    private static final Logger LOG = LoggerFactory.getLogger(PurgeEnd.class);

    private final PurgeTurns turns;
    private final PurgeCandidates candidates;
    private final PurgePlanner planner;
    private final Purges purges;
    private final PurgeActions actions;
    private final PurgeFindings findings;
    private final SealedValues values;
    private final ResidueCheck residue;
    private final Mentions mentions;
    private final Clock clock;

    PurgeEnd(
            PurgeTurns turns,
            PurgeCandidates candidates,
            PurgePlanner planner,
            Purges purges,
            PurgeActions actions,
            PurgeFindings findings,
            SealedValues values,
            ResidueCheck residue,
            Mentions mentions,
            Clock clock) {
        this.turns = turns;
        this.candidates = candidates;
        this.planner = planner;
        this.purges = purges;
        this.actions = actions;
        this.findings = findings;
        this.values = values;
        this.residue = residue;
        this.mentions = mentions;
        this.clock = clock;
    }

    /// What comes next: another chunk, if something is left to do after all, or nothing.
    @UnitOfWork
    public After reach(PurgeTurn turn) {
        if (!turns.lock(turn)) {
            return After.NOTHING;
        }
        var left = planner.plannedAgain(turn.purge().contact());
        if (!left.isEmpty()) {
            left.forEach(action -> actions.planAgain(turn.id(), action));
            return After.ANOTHER;
        }
        findings.replace(turn.id(), found(turn.id()));
        completeOrReview(turn.purge());
        return After.NOTHING;
    }

    /// What cannot be opened cannot be looked for, which is for somebody to look at too.
    private List<ResidueFinding> found(PurgeId purge) {
        try {
            return values.find(purge).map(sought -> residue.find(sought, purge)).orElseGet(List::of);
        } catch (SealedWithAnotherKey unreadable) {
            LOG.error("What purge {} looks for was sealed with another helpdesk.purge.key", purge.global());
            return List.of(SealedValues.UNREADABLE);
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
    public void complete(Purge purge, @Nullable AgentCaller acceptedBy) {
        var shortened = actions.leaveToOthers(purge.purgeId());
        if (shortened > 0) {
            LOG.info("Purge {} has left part of {} of its actions to another purge", purge.id(), shortened);
        }
        values.destroy(purge.purgeId());
        mentions.end(purge.purgeId());
        candidates.endPurge(purge.contact());
        purges.complete(purge.purgeId(), acceptedBy, clock.instant());
    }
}
