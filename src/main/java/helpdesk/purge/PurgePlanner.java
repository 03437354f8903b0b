package helpdesk.purge;

import helpdesk.contact.PurgeCandidate;
import helpdesk.purge.spi.PurgeParticipant;
import helpdesk.purge.spi.PurgeStep;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Counts what a purge would do, with the statements that would do it.
@Component
class PurgePlanner {

    private final List<PurgeStep> steps;
    private final PurgeStatements statements;

    PurgePlanner(List<PurgeParticipant> participants, PurgeStatements statements) {
        this.steps = participants.stream()
                .flatMap(participant -> participant.steps().stream())
                .toList();
        this.statements = statements;
    }

    /// All steps, in the order in which they are performed.
    List<PurgeStep> steps() {
        return steps;
    }

    /// The step that does an action of a plan.
    PurgeStep step(PurgeAction action) {
        return steps.stream()
                .filter(step -> step.kind() == action.kind() && step.subject().equals(action.subject()))
                .findFirst()
                .orElseThrow();
    }

    /// The steps that still find rows of a purge that has done its plan: it was planned by a server that did not know
    /// them, or a row slipped past.
    List<CountedStep> plannedAgain(Purge purge) {
        return steps.stream()
                .map(step -> statements.count(step, purge.contact()))
                .filter(step -> step.count() > 0)
                .toList();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public PurgePlan plan(PurgeCandidate.Countable contact) {
        return PurgePlan.of(
                contact,
                steps.stream().map(step -> statements.count(step, contact.id())).toList());
    }
}
