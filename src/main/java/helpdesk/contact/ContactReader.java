package helpdesk.contact;

import helpdesk.contact.spi.ContactField;
import helpdesk.security.AgentsOnly;
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

    /// By global id; nobody but agents learns whether it is one.
    @AgentsOnly
    public Optional<ContactView> find(String globalId, Set<ContactField<?>> added) {
        return ContactId.parse(globalId).flatMap(id -> find(id, added));
    }

    @AgentsOnly
    public Optional<ContactView> find(ContactId id, Set<ContactField<?>> added) {
        return Optional.ofNullable(find(Set.of(id), added).get(id));
    }

    @AgentsOnly
    public Map<ContactId, ContactView> find(Collection<ContactId> ids, Set<ContactField<?>> added) {
        var rows = new ContactRows(added, caller.get().isPrivacyOfficer());
        return jdbc
                .sql("SELECT " + rows.columns() + " FROM contact c WHERE c.id IN (:ids) AND c.state <> 'PURGING'")
                .param("ids", ids.stream().map(ContactId::bytes).toList())
                .query(rows)
                .list()
                .stream()
                .collect(Collectors.toMap(ContactView::contactId, Function.identity()));
    }
}
