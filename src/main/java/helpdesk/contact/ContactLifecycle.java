package helpdesk.contact;

import helpdesk.contact.ContactRecorded.Kind;
import helpdesk.graphql.usererror.Text;
import helpdesk.graphql.usererror.UserError;
import helpdesk.security.AgentCaller;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The only door to a contact's states: it locks contacts, changes them from one state to the next, and announces
/// what other modules have to do about it in the same transaction.
///
/// | State | made by | ends by |
/// |---|---|---|
/// | active | creation, registration, restore | soft delete |
/// | soft deleted | soft delete | restore, purge |
/// | purging | the beginning of a large purge | its end, with the row |
///
/// A write locks the contacts that it names before it writes anything, so that a purge begins before the lock or
/// after the write. What is changed has to be as it was when it was read: otherwise the transaction fails.
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class ContactLifecycle {

    private final Contacts contacts;
    private final ContactWords words;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ContactLifecycle(Contacts contacts, ContactWords words, ApplicationEventPublisher events, Clock clock) {
        this.contacts = contacts;
        this.words = words;
        this.events = events;
        this.clock = clock;
    }

    /// Without a lock: it may change at any moment.
    @Transactional(propagation = Propagation.SUPPORTS)
    public Optional<ExistingContact> find(ContactId id) {
        return contacts.findById(id).flatMap(ExistingContact::of);
    }

    /// Without a lock, likewise: those that exist.
    @Transactional(propagation = Propagation.SUPPORTS)
    public List<ExistingContact> findAll(Collection<ContactId> ids) {
        return contacts.findAll(ids).stream()
                .map(ExistingContact::of)
                .flatMap(Optional::stream)
                .toList();
    }

    /// Without a lock: if two contacts get the same address at the same time, the unique index refuses one
    /// of them.
    Optional<ExistingContact> find(EmailAddress email) {
        return contacts.findByEmailKey(email.key()).flatMap(ExistingContact::of);
    }

    /// Locks them in the order of their ids, so that two transactions never wait for each other in a circle.
    public LockedContacts lock(Collection<ContactId> ids) {
        return LockedContacts.of(contacts.lockAll(ids));
    }

    /// Locks the contact that has the address.
    public Optional<ExistingContact> lock(EmailAddress email) {
        return contacts.lockByEmailKey(email.key()).flatMap(ExistingContact::of);
    }

    /// Creates a contact as an agent describes it.
    ContactId create(PersonalFields fields, AgentCaller agent) {
        var contact = add(fields);
        announceEmail(contact, null, fields.email());
        record(contact, Kind.CREATED, Agent.of(agent));
        return contact;
    }

    /// Creates a contact for somebody who has proved to own the address, which no contact has.
    public ContactId register(String name, EmailAddress email) {
        var contact = add(PersonalFields.of(name, email));
        record(contact, Kind.CREATED, null);
        return contact;
    }

    private ContactId add(PersonalFields fields) {
        var contact = contacts.save(Contact.create(fields, clock.instant()));
        words.add(contact);
        return contact.id();
    }

    /// A name as it is stored. Throws `IllegalArgumentException`, with a sentence to show, if a contact cannot
    /// have it.
    public static String name(String input) {
        return Text.line(input, PersonalFields.LONGEST_LINE);
    }

    /// Changes a contact as an agent describes it.
    ///
    /// @param changedFields the names of the fields that change, those of other modules included
    void change(ActiveContact active, PersonalFields fields, List<String> changedFields, AgentCaller agent) {
        var contact = active.contact();
        save(contact, fields);
        announceEmail(contact.id(), contact.fields().email(), fields.email());
        recordChange(contact.id(), changedFields, Agent.of(agent));
    }

    /// Why the contact cannot get an address that it has proved to own: another one has it. Whether that one is soft
    /// deleted is for agents to know.
    public Optional<UserError> whyNotChangeEmail(ActiveContact taker, EmailAddress proved, String field) {
        return find(proved).filter(owner -> !owner.id().equals(taker.id())).map(_ -> new EmailTaken(field));
    }

    /// Gives the contact an address that it has proved to own, so it keeps its account.
    public void changeEmail(ActiveContact active, EmailAddress proved) {
        var contact = active.contact();
        var fields = contact.fields().withEmail(proved);
        save(contact, fields);
        events.publishEvent(
                new ContactEmailChanged(contact.id(), contact.fields().email()));
        recordChange(contact.id(), fields.changedSince(contact.fields()), null);
    }

    private void save(Contact contact, PersonalFields changed) {
        var saved = contacts.save(contact.change(changed, clock.instant()));
        if (!changed.isFoundLike(contact.fields())) {
            words.erase(Set.of(contact.id()));
            words.add(saved);
        }
    }

    private void announceEmail(ContactId contact, @Nullable EmailAddress before, @Nullable EmailAddress now) {
        if (!Objects.equals(now, before)) {
            events.publishEvent(new ContactEmailChanged(contact, before));
        }
        if (before != null && (now == null || !now.isMailboxOf(before))) {
            events.publishEvent(new ContactMailboxLost(contact));
        }
    }

    /// Locks and changes an active contact; does nothing to any other.
    void softDelete(ContactId id, AgentCaller agent) {
        if (contacts.softDelete(Set.of(id), agent.displayName(), agent.id(), clock.instant())) {
            record(id, Kind.SOFT_DELETED, Agent.of(agent));
        }
    }

    /// Locks the contacts, and changes those of them that are active.
    ///
    /// @return those that exist
    Set<ContactId> softDeleteAll(Collection<ContactId> ids, AgentCaller agent) {
        var locked = lock(ids);
        var active = locked.those(ActiveContact.class);
        if (!active.isEmpty()) {
            contacts.softDelete(active, agent.displayName(), agent.id(), clock.instant());
            events.publishEvent(new ContactRecorded(active, Kind.SOFT_DELETED, List.of(), Agent.of(agent)));
        }
        return locked.contacts().keySet();
    }

    /// Locks and changes a soft-deleted contact; does nothing to any other.
    void restore(ContactId id, AgentCaller agent) {
        if (contacts.restore(Set.of(id), clock.instant())) {
            record(id, Kind.RESTORED, Agent.of(agent));
        }
    }

    /// Locks the contacts, and changes those of them that are soft deleted.
    ///
    /// @return those that exist
    Set<ContactId> restoreAll(Collection<ContactId> ids, AgentCaller agent) {
        var locked = lock(ids);
        var softDeleted = locked.those(SoftDeletedContact.class);
        if (!softDeleted.isEmpty()) {
            contacts.restore(softDeleted, clock.instant());
            events.publishEvent(new ContactRecorded(softDeleted, Kind.RESTORED, List.of(), Agent.of(agent)));
        }
        return locked.contacts().keySet();
    }

    /// Records that an export of a locked contact begins.
    ///
    /// @param officer null for the contact itself
    public void recordExport(ExistingContact locked, @Nullable Agent officer) {
        record(locked.id(), Kind.EXPORTED, officer);
    }

    /// The point of no return: personal fields blank, e-mail address free, gone from every read (R4, R7, R8).
    public void beginPurge(SoftDeletedContact softDeleted) {
        announcePurge(List.of(softDeleted));
        words.erase(Set.of(softDeleted.id()));
        contacts.save(softDeleted.contact().beginPurge(clock.instant()));
    }

    /// Whole purges of locked contacts in one transaction: deletes the rows.
    public void purge(Collection<SoftDeletedContact> softDeleted, Agent officer) {
        announcePurge(softDeleted);
        var ids = softDeleted.stream().map(SoftDeletedContact::id).toList();
        words.erase(ids);
        if (contacts.deleteSoftDeleted(ids) != ids.size()) {
            throw new OptimisticLockingFailureException("A contact has changed since it was locked");
        }
        events.publishEvent(new ContactRecorded(ids, Kind.PURGED, List.of(), officer));
    }

    private void announcePurge(Collection<SoftDeletedContact> softDeleted) {
        var emails = softDeleted.stream()
                .map(contact -> contact.contact().fields().email())
                .filter(Objects::nonNull)
                .toList();
        if (!emails.isEmpty()) {
            events.publishEvent(new ContactPurgeBegun(emails));
        }
    }

    /// Locks a contact whose purge is running; empty if the purge has not begun or is complete.
    public Optional<PurgingContact> lockPurging(ContactId id) {
        return contacts.lockAll(Set.of(id)).stream()
                .filter(contact -> contact.state() == ContactState.PURGING)
                .map(PurgingContact::new)
                .findAny();
    }

    /// The end of a large purge: deletes the row.
    public void endPurge(PurgingContact purging, Agent officer) {
        var contact = purging.contact();
        if (!contacts.delete(contact.id(), contact.version())) {
            throw new OptimisticLockingFailureException("A contact has changed since it was read");
        }
        record(contact.id(), Kind.PURGED, officer);
    }

    private void record(ContactId contact, Kind kind, @Nullable Agent agent) {
        events.publishEvent(new ContactRecorded(contact, kind, List.of(), agent));
    }

    private void recordChange(ContactId contact, List<String> changedFields, @Nullable Agent agent) {
        if (!changedFields.isEmpty()) {
            events.publishEvent(new ContactRecorded(contact, Kind.CHANGED, changedFields, agent));
        }
    }
}
