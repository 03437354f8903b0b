package helpdesk.purge;

import helpdesk.contact.ContactId;
import helpdesk.contact.ContactNotFound;
import helpdesk.graphql.usererror.Outcome;
import helpdesk.purge.job.PurgeRequest;
import helpdesk.purge.record.Purge;
import helpdesk.purge.record.PurgeId;
import helpdesk.purge.record.Purges;
import helpdesk.security.AgentCaller;
import helpdesk.security.AgentsAndContacts;
import helpdesk.security.AgentsOnly;
import helpdesk.security.CurrentCaller;
import helpdesk.security.PrivacyOfficersOnly;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/// The only door to a purge (R3): whoever purges, one or many, now or by schedule, comes through here.
@Service
class ContactPurge {

    private final PurgeStart start;
    private final PurgeRequest request;
    private final Purges purges;
    private final CurrentCaller caller;

    ContactPurge(PurgeStart start, PurgeRequest request, Purges purges, CurrentCaller caller) {
        this.start = start;
        this.request = request;
        this.purges = purges;
        this.caller = caller;
    }

    /// Purges the contact as its preview said. A purge that runs or ran is the answer to its repetition.
    @PrivacyOfficersOnly
    public Outcome<Purge> purge(String contactId, String previewFingerprint) {
        return ContactId.parse(contactId)
                .map(contact -> start.begin(contact, previewFingerprint, caller.agent()))
                .orElseGet(() -> Outcome.refused(new ContactNotFound("id")))
                .either(purge -> Outcome.done(goOn(purge)), Outcome::refused);
    }

    /// Looks again for what a review was needed for.
    @PrivacyOfficersOnly
    public Outcome<Purge> recheck(String purgeId) {
        return PurgeId.parse(purgeId)
                .flatMap(purges::find)
                .map(purge -> start.lookAgain(purge.purgeId()))
                .map(again -> Outcome.done(goOn(again)))
                .orElseGet(() -> Outcome.refused(new PurgeNotFound()));
    }

    /// By global id; nobody but agents learns whether it is one.
    @AgentsOnly
    public Optional<Purge> find(String globalId) {
        return PurgeId.parse(globalId).flatMap(purges::find);
    }

    /// A contact finds none, as if there was none.
    @AgentsAndContacts
    public List<Purge> findAll(Collection<PurgeId> ids) {
        return caller.get() instanceof AgentCaller ? purges.findAll(ids) : List.of();
    }

    /// A purge that has begun is the answer, also when something keeps it from its end for now.
    private Purge goOn(BegunPurge begun) {
        if (begun.isNew()) {
            request.workOn(begun.id());
        }
        return purges.get(begun.id());
    }
}
