package helpdesk.contact;

import helpdesk.database.UnitOfWork;
import helpdesk.graphql.usererror.Outcome;
import helpdesk.security.AgentsOnly;
import helpdesk.security.CurrentCaller;
import java.time.Clock;
import java.util.function.UnaryOperator;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/// Soft deletes and restores contacts (R1, R2): each does nothing when it is done already.
@Service
public class ContactLifecycle {

    private final Contacts contacts;
    private final ApplicationEventPublisher events;
    private final CurrentCaller caller;
    private final Clock clock;

    ContactLifecycle(Contacts contacts, ApplicationEventPublisher events, CurrentCaller caller, Clock clock) {
        this.contacts = contacts;
        this.events = events;
        this.caller = caller;
        this.clock = clock;
    }

    @AgentsOnly
    @UnitOfWork
    public Outcome<ContactId> softDelete(String globalId) {
        return change(globalId, ContactState.ACTIVE, this::softDelete);
    }

    @AgentsOnly
    @UnitOfWork
    public Outcome<ContactId> restore(String globalId) {
        return change(globalId, ContactState.SOFT_DELETED, contact -> contact.restore(clock.instant()));
    }

    private Contact softDelete(Contact contact) {
        events.publishEvent(new ContactSoftDeleted(contact.id()));
        return contact.softDelete(SoftDeletion.by(caller.agent(), clock.instant()));
    }

    private Outcome<ContactId> change(String globalId, ContactState from, UnaryOperator<Contact> step) {
        var found = ContactId.parse(globalId)
                .flatMap(contacts::findOneById)
                .filter(contact -> contact.state() != ContactState.PURGING);
        found.filter(contact -> contact.state() == from).map(step).ifPresent(contacts::save);
        return found.map(contact -> Outcome.done(contact.id()))
                .orElseGet(() -> Outcome.refused(new ContactNotFound("id")));
    }
}
