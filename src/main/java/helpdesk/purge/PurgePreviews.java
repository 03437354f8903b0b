package helpdesk.purge;

import helpdesk.contact.ContactId;
import helpdesk.contact.PurgeCandidate;
import helpdesk.contact.PurgeCandidates;
import helpdesk.database.UnitOfWork;
import helpdesk.security.AgentsOnly;
import helpdesk.security.CurrentCaller;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;

/// Makes previews (R9): one statement reads the contact, another one counts all of its rows. If the contact changes in
/// between, the purge refuses the preview, since it counts everything again under the lock.
@Service
class PurgePreviews {

    private final PurgeCandidates candidates;
    private final PurgeSteps steps;
    private final CurrentCaller caller;
    private final Clock clock;

    PurgePreviews(PurgeCandidates candidates, PurgeSteps steps, CurrentCaller caller, Clock clock) {
        this.candidates = candidates;
        this.steps = steps;
        this.caller = caller;
        this.clock = clock;
    }

    /// Empty once the purge has begun.
    @AgentsOnly
    @UnitOfWork(repeatable = true)
    public Optional<PurgePreview> preview(ContactId contact) {
        return candidates.find(contact) instanceof PurgeCandidate.Countable countable
                ? Optional.of(preview(countable))
                : Optional.empty();
    }

    private PurgePreview preview(PurgeCandidate.Countable contact) {
        var plan = new PurgePlan(contact, steps.count(contact.id()));
        return PurgePreview.of(contact, plan, caller.agent(), clock.instant());
    }
}
