package helpdesk.contact;

import helpdesk.contact.spi.ContactField;
import helpdesk.security.AgentsAndContacts;
import helpdesk.security.Caller;
import helpdesk.security.ContactCaller;
import helpdesk.security.CurrentCaller;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/// Reads contacts by id; those whose purge has begun are not there.
@Service
class ContactReader {

    private final JdbcClient jdbc;
    private final CurrentCaller caller;

    ContactReader(JdbcClient jdbc, CurrentCaller caller) {
        this.jdbc = jdbc;
        this.caller = caller;
    }

    /// By global id; a contact finds itself and nobody else.
    @AgentsAndContacts
    public Optional<ContactView> find(String globalId, Set<ContactField<?>> added) {
        return ContactId.parse(globalId).flatMap(id -> find(id, added));
    }

    @AgentsAndContacts
    public Optional<ContactView> find(ContactId id, Set<ContactField<?>> added) {
        return Optional.ofNullable(read(Set.of(id), added, caller.get()).get(id))
                .filter(ContactView::isOpen);
    }

    /// Of contacts that are closed to the caller, the caller sees the name only.
    @AgentsAndContacts
    public Map<ContactId, ContactView> find(Collection<ContactId> ids, Set<ContactField<?>> added) {
        return read(ids, added, caller.get());
    }

    /// As the contact sees itself; empty unless it is active (R1).
    public Optional<ContactView> findAs(ContactCaller itself, Set<ContactField<?>> added) {
        var id = new ContactId(itself.contact());
        return Optional.ofNullable(read(Set.of(id), added, itself).get(id))
                .filter(contact -> contact.state() == ContactState.ACTIVE);
    }

    private Map<ContactId, ContactView> read(Collection<ContactId> ids, Set<ContactField<?>> added, Caller reader) {
        var rows = new ContactRows(added, reader);
        return jdbc
                .sql("SELECT " + rows.columns() + " FROM contact c WHERE c.id IN (:ids) AND c.state <> 'PURGING'")
                .param("ids", ids.stream().map(ContactId::bytes).toList())
                .query(rows)
                .list()
                .stream()
                .collect(Collectors.toMap(ContactView::contactId, Function.identity()));
    }
}
