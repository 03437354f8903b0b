package helpdesk.contact;

import helpdesk.contact.PurgeCandidate.ActiveContact;
import helpdesk.contact.PurgeCandidate.NoContact;
import java.time.Instant;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What the purge may do to contacts: look, begin, and end.
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class PurgeCandidates {

    private final Contacts contacts;
    private final ApplicationEventPublisher events;

    PurgeCandidates(Contacts contacts, ApplicationEventPublisher events) {
        this.contacts = contacts;
        this.events = events;
    }

    /// As the contact is in the running transaction's snapshot.
    public PurgeCandidate find(ContactId id) {
        return candidate(contacts.findById(id));
    }

    /// Locked to the end of the running transaction.
    public PurgeCandidate lock(ContactId id) {
        var candidate = candidate(contacts.findOneById(id));
        if (candidate instanceof SoftDeletedContact) {
            events.publishEvent(new ContactLockedForPurge(id));
        }
        return candidate;
    }

    /// The point of no return: personal fields blank, e-mail free, gone from every read (R4, R7, R8).
    public void beginPurge(SoftDeletedContact candidate, Instant now) {
        announce(candidate);
        contacts.save(candidate.contact().beginPurge(now));
    }

    /// Deletes a contact that was locked, at the end of a purge in one transaction.
    public void delete(SoftDeletedContact candidate) {
        announce(candidate);
        contacts.delete(candidate.contact());
    }

    private void announce(SoftDeletedContact candidate) {
        events.publishEvent(new ContactPurgeBegun(candidate.contact().fields().email()));
    }

    /// Locks a contact whose purge has begun; false when there is none, or no longer.
    public boolean lockPurging(ContactId id) {
        return purging(id).isPresent();
    }

    /// The end: deletes the row of a contact whose purge has begun.
    public void endPurge(ContactId id) {
        purging(id).ifPresent(contacts::delete);
    }

    private Optional<Contact> purging(ContactId id) {
        return contacts.findOneById(id).filter(contact -> contact.state() == ContactState.PURGING);
    }

    private static PurgeCandidate candidate(Optional<Contact> found) {
        return found.map(PurgeCandidates::candidate).orElseGet(NoContact::new);
    }

    private static PurgeCandidate candidate(Contact contact) {
        return switch (contact.state()) {
            case ACTIVE ->
                new ActiveContact(
                        contact.id(), contact.version(), contact.fields().count());
            case SOFT_DELETED -> new SoftDeletedContact(contact);
            case PURGING -> new NoContact();
        };
    }
}
