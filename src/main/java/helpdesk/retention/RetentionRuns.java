package helpdesk.retention;

import helpdesk.contact.Agent;
import helpdesk.database.PersonalText;
import helpdesk.database.UnitOfWork;
import helpdesk.purge.PurgeBatches;
import helpdesk.security.AgentCaller;
import java.time.Instant;
import org.springframework.stereotype.Component;

/// The runs of the retention policy: each prepares a purge batch of all contacts that are due.
@Component
class RetentionRuns {

    /// Who has requested the purges.
    static final Agent REQUESTER =
            new Agent(new PersonalText("Retention policy"), new PersonalText(AgentCaller.RETENTION_POLICY));

    private final RetentionPolicies policies;
    private final PurgeBatches batches;

    RetentionRuns(RetentionPolicies policies, PurgeBatches batches) {
        this.policies = policies;
        this.batches = batches;
    }

    /// Runs if a run is due, and only once however many were missed: it finds all contacts that they would have found.
    /// Several servers may try at once: one of them locks the policy, and then the next run is in the future.
    ///
    /// The batch has its whole time to be cancelled, even if the run is late.
    @UnitOfWork(repeatable = true)
    public void runIfDue(Instant now) {
        policies.lockDue(now).map(RetentionPolicy::rules).ifPresent(rules -> {
            batches.prepareOfAll(rules.softDeletedBefore(now), rules.startOf(now), REQUESTER);
            policies.runNextAt(rules.runAt().next(now));
        });
    }
}
