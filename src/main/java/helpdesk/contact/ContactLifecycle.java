package helpdesk.contact;

import helpdesk.contact.spi.ContactField;
import helpdesk.database.UnitOfWork;
import helpdesk.graphql.usererror.Outcome;
import helpdesk.security.AgentsOnly;
import helpdesk.security.CurrentCaller;
import java.time.Clock;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;

/// Soft deletes and restores contacts (R1, R2): each does nothing when it is done already.
///
/// A unit with a marker: were one run again after a lost answer to `COMMIT`, it could undo what somebody else has done
/// meanwhile.
@Service
public class ContactLifecycle {

    private final Contacts contacts;
    private final ContactReader reader;
    private final CurrentCaller caller;
    private final Clock clock;

    ContactLifecycle(Contacts contacts, ContactReader reader, CurrentCaller caller, Clock clock) {
        this.contacts = contacts;
        this.reader = reader;
        this.caller = caller;
        this.clock = clock;
    }

    @AgentsOnly
    @UnitOfWork
    public Outcome<ContactView> softDelete(String globalId, Set<ContactField<?>> selected) {
        var agent = caller.agent();
        return change(
                globalId, id -> contacts.softDelete(id, agent.displayName(), agent.id(), clock.instant()), selected);
    }

    @AgentsOnly
    @UnitOfWork
    public Outcome<ContactView> restore(String globalId, Set<ContactField<?>> selected) {
        return change(globalId, id -> contacts.restore(id, clock.instant()), selected);
    }

    private Outcome<ContactView> change(String globalId, Consumer<ContactId> change, Set<ContactField<?>> selected) {
        var id = ContactId.parse(globalId);
        id.ifPresent(change);
        return id.flatMap(contact -> reader.find(contact, selected))
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(new ContactNotFound("id")));
    }
}
