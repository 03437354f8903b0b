package helpdesk.purge;

import helpdesk.contact.ContactId;
import helpdesk.contact.ContactNotFound;
import helpdesk.contact.ContactState;
import helpdesk.contact.PurgeCandidate;
import helpdesk.contact.PurgeCandidates;
import helpdesk.contact.SoftDeletedContact;
import helpdesk.database.UnitOfWork;
import helpdesk.graphql.usererror.Outcome;
import helpdesk.purge.job.PurgeJobs;
import helpdesk.purge.plan.PurgePlanner;
import helpdesk.purge.plan.PurgePreview;
import helpdesk.purge.plan.PurgePreviewChanged;
import helpdesk.purge.record.PurgeActions;
import helpdesk.purge.record.PurgeId;
import helpdesk.purge.record.PurgeState;
import helpdesk.purge.record.Purges;
import helpdesk.security.AgentCaller;
import java.time.Clock;
import org.springframework.stereotype.Component;

/// The one transaction after which there is no way back: under the lock of the contact, everything is counted again and
/// compared with what was confirmed; then the contact is blank and the job is stored.
@Component
public class PurgeStart {

    private final PurgeCandidates candidates;
    private final PurgePlanner planner;
    private final Purges purges;
    private final PurgeActions actions;
    private final PurgeMemory memory;
    private final PurgeJobs jobs;
    private final Clock clock;

    PurgeStart(
            PurgeCandidates candidates,
            PurgePlanner planner,
            Purges purges,
            PurgeActions actions,
            PurgeMemory memory,
            PurgeJobs jobs,
            Clock clock) {
        this.candidates = candidates;
        this.planner = planner;
        this.purges = purges;
        this.actions = actions;
        this.memory = memory;
        this.jobs = jobs;
        this.clock = clock;
    }

    @UnitOfWork
    public Outcome<BegunPurge> begin(ContactId contact, String fingerprint, AgentCaller caller) {
        return switch (candidates.lock(contact)) {
            case PurgeCandidate.NoContact _ -> begunBefore(contact);
            case PurgeCandidate.ActiveContact _ -> Outcome.refused(new ContactNotSoftDeleted(ContactState.ACTIVE));
            case SoftDeletedContact candidate -> begin(candidate, fingerprint, caller);
        };
    }

    private Outcome<BegunPurge> begunBefore(ContactId contact) {
        return purges.idOfContact(contact)
                .map(this::lookAgain)
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(new ContactNotFound("id")));
    }

    /// Once what a review was needed for is corrected, the purge looks whether it is.
    @UnitOfWork
    public BegunPurge lookAgain(PurgeId purge) {
        var isNew = purges.change(purge, PurgeState.NEEDS_REVIEW, PurgeState.RUNNING);
        if (isNew) {
            jobs.add(purge);
        }
        return new BegunPurge(purge, isNew);
    }

    private Outcome<BegunPurge> begin(SoftDeletedContact candidate, String fingerprint, AgentCaller caller) {
        var now = clock.instant();
        var plan = planner.plan(candidate);
        if (!plan.fingerprint().equals(fingerprint)) {
            return Outcome.refused(new PurgePreviewChanged(PurgePreview.of(candidate, plan, caller, now)));
        }
        var purge = purges.add(candidate.id(), plan, caller, now);
        memory.keep(purge, candidate);
        candidates.beginPurge(candidate, now);
        actions.progress(purge, plan.personalFields(), plan.personalFields().count());
        jobs.add(purge);
        return Outcome.done(new BegunPurge(purge, true));
    }
}
