package helpdesk.contact;

import java.util.Collection;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Locks the contacts that a write names, before it writes anything: a purge begins before the lock or after the write.
@Component
public class ContactLocks {

    private final Contacts contacts;

    ContactLocks(Contacts contacts) {
        this.contacts = contacts;
    }

    /// All at once and in the order of their ids, so that two writes never wait for each other in a circle.
    @Transactional(propagation = Propagation.MANDATORY)
    public LockedContacts lock(Collection<ContactId> ids) {
        return new LockedContacts(
                contacts.lockAll(ids).stream().collect(Collectors.toMap(Contact::id, Contact::state)));
    }
}
