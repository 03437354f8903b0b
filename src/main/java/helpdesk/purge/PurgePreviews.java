package helpdesk.purge;

import helpdesk.contact.ContactId;
import helpdesk.contact.ContactLifecycle;
import helpdesk.contact.ExistingContact;
import helpdesk.security.AgentsOnly;
import helpdesk.security.CurrentCaller;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;

/// Makes previews (R9): one statement reads the contact, another one counts all of its rows. If the contact changes in
/// between, the purge refuses the preview, since it counts everything again under the lock.
@Service
class PurgePreviews {

    private final ContactLifecycle contacts;
    private final PurgeSteps steps;
    private final CurrentCaller caller;
    private final Clock clock;

    PurgePreviews(ContactLifecycle contacts, PurgeSteps steps, CurrentCaller caller, Clock clock) {
        this.contacts = contacts;
        this.steps = steps;
        this.caller = caller;
        this.clock = clock;
    }

    /// Empty once the purge has begun.
    @AgentsOnly
    public Optional<PurgePreview> preview(ContactId contact) {
        return contacts.find(contact).map(this::preview);
    }

    private PurgePreview preview(ExistingContact contact) {
        var plan = steps.plan(contact);
        return PurgePreview.of(contact, plan, caller.agent(), clock.instant());
    }
}
