package helpdesk.purge.plan;

import helpdesk.contact.ContactId;
import helpdesk.contact.PurgeCandidate;
import helpdesk.purge.spi.PurgeParticipant;
import helpdesk.purge.spi.PurgeStep;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Counts what a purge would do, with the statements that would do it.
@Component
public class PurgePlanner {

    private final List<PurgeStep> steps;
    private final PurgeStatements statements;

    PurgePlanner(List<PurgeParticipant> participants, PurgeStatements statements) {
        this.steps = participants.stream()
                .flatMap(participant -> participant.steps().stream())
                .toList();
        this.statements = statements;
    }

    /// All steps, in the order in which they are performed.
    public List<PurgeStep> steps() {
        return steps;
    }

    /// The step that does an action of a plan.
    public PurgeStep step(PurgeAction action) {
        return steps.stream()
                .filter(step -> step.kind() == action.kind() && step.subject().equals(action.subject()))
                .findFirst()
                .orElseThrow();
    }

    /// Where the step that does an action stands in the order of all steps.
    public int position(PurgeAction action) {
        return steps.indexOf(step(action));
    }

    /// What is still found of a contact whose purge has done its plan: it was planned by a server that did not know the
    /// step, or a row slipped past.
    public List<PurgeAction> plannedAgain(ContactId contact) {
        return steps.stream()
                .map(step -> statements.count(step, contact))
                .filter(step -> step.count() > 0)
                .map(CountedStep::action)
                .toList();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public PurgePlan plan(PurgeCandidate.Countable contact) {
        return PurgePlan.of(
                contact,
                steps.stream().map(step -> statements.count(step, contact.id())).toList());
    }
}
