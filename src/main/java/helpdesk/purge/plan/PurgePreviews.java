package helpdesk.purge.plan;

import helpdesk.contact.ContactId;
import helpdesk.contact.PurgeCandidate;
import helpdesk.contact.PurgeCandidates;
import helpdesk.database.Snapshot;
import helpdesk.security.AgentsOnly;
import helpdesk.security.CurrentCaller;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;

/// Makes previews (R9): everything in one is counted in the same snapshot.
@Service
public class PurgePreviews {

    private final PurgeCandidates candidates;
    private final PurgePlanner planner;
    private final CurrentCaller caller;
    private final Clock clock;

    PurgePreviews(PurgeCandidates candidates, PurgePlanner planner, CurrentCaller caller, Clock clock) {
        this.candidates = candidates;
        this.planner = planner;
        this.caller = caller;
        this.clock = clock;
    }

    /// Empty once the purge has begun.
    @AgentsOnly
    @Snapshot
    public Optional<PurgePreview> preview(ContactId contact) {
        return candidates.find(contact) instanceof PurgeCandidate.Countable countable
                ? Optional.of(PurgePreview.of(countable, planner.plan(countable), caller.agent(), clock.instant()))
                : Optional.empty();
    }
}
