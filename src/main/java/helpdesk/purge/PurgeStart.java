package helpdesk.purge;

import helpdesk.contact.ContactId;
import helpdesk.contact.ContactNotFound;
import helpdesk.contact.ContactState;
import helpdesk.contact.PurgeCandidate;
import helpdesk.contact.PurgeCandidates;
import helpdesk.contact.SoftDeletedContact;
import helpdesk.database.UnitOfWork;
import helpdesk.graphql.usererror.Outcome;
import helpdesk.security.AgentCaller;
import java.time.Clock;
import org.springframework.stereotype.Component;

/// The one transaction after which there is no way back: under the lock of the contact, everything is counted again and
/// compared with what was confirmed; then the contact is blank and the job is stored.
@Component
class PurgeStart {

    private final PurgeCandidates candidates;
    private final PurgePlanner planner;
    private final Purges purges;
    private final PurgeActions actions;
    private final Clock clock;

    PurgeStart(PurgeCandidates candidates, PurgePlanner planner, Purges purges, PurgeActions actions, Clock clock) {
        this.candidates = candidates;
        this.planner = planner;
        this.purges = purges;
        this.actions = actions;
        this.clock = clock;
    }

    @UnitOfWork
    public Outcome<PurgeId> begin(ContactId contact, String fingerprint, AgentCaller caller) {
        return switch (candidates.lock(contact)) {
            case PurgeCandidate.NoContact _ -> begunBefore(contact);
            case PurgeCandidate.ActiveContact _ -> Outcome.refused(new ContactNotSoftDeleted(ContactState.ACTIVE));
            case SoftDeletedContact candidate -> begin(candidate, fingerprint, caller);
        };
    }

    private Outcome<PurgeId> begunBefore(ContactId contact) {
        return purges.idOfContact(contact)
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(new ContactNotFound("id")));
    }

    private Outcome<PurgeId> begin(SoftDeletedContact candidate, String fingerprint, AgentCaller caller) {
        var now = clock.instant();
        var plan = planner.plan(candidate);
        if (!plan.fingerprint().equals(fingerprint)) {
            return Outcome.refused(new PurgePreviewChanged(PurgePreview.of(candidate, plan, caller, now)));
        }
        var purge = purges.add(candidate.id(), plan, caller.displayName(), now);
        candidates.beginPurge(candidate, now);
        actions.progress(purge, plan.personalFields(), plan.personalFields().count());
        return Outcome.done(purge);
    }
}
