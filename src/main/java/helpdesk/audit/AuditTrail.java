package helpdesk.audit;

import graphql.schema.DataFetchingEnvironment;
import helpdesk.contact.ContactId;
import helpdesk.graphql.paging.Connection;
import helpdesk.graphql.paging.Cursors;
import helpdesk.graphql.paging.Keyset;
import helpdesk.graphql.paging.NestedList;
import helpdesk.graphql.paging.NestedList.Rows;
import helpdesk.graphql.paging.NestedPages;
import helpdesk.graphql.paging.PageRequest;
import helpdesk.graphql.paging.SelectedParts;
import helpdesk.security.AgentCaller;
import helpdesk.security.AgentsAndContacts;
import helpdesk.security.AgentsOnly;
import helpdesk.security.CurrentCaller;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/// Reads audit events, newest first, a page in one statement.
@Service
class AuditTrail {

    private static final NestedList<ContactId, AuditEvent> OF_CONTACT = new NestedList<>(
            AuditQuery.OF_CONTACT,
            "audit_event e",
            "audit_event e",
            "e.contact_id",
            "",
            new Keyset<>("e.position", "e.id", true, Long::valueOf),
            _ -> new Rows<>(AuditEvent.COLUMNS, "", AuditEvent::of),
            event -> Objects.requireNonNull(event.contact()),
            AuditQuery::position);

    private final JdbcClient jdbc;
    private final Cursors cursors;
    private final NestedPages<ContactId, AuditEvent> ofContacts;
    private final CurrentCaller caller;

    AuditTrail(JdbcClient jdbc, Cursors cursors, BatchLoaderRegistry registry, CurrentCaller caller) {
        this.jdbc = jdbc;
        this.cursors = cursors;
        this.ofContacts = new NestedPages<>(OF_CONTACT, jdbc, cursors, registry);
        this.caller = caller;
    }

    /// A page of the events that the filter admits.
    ///
    /// @param parts what the document selects of the list
    @AgentsOnly
    public Connection<AuditEvent> list(AuditEventFilter filter, PageRequest page, SelectedParts parts) {
        var query = new AuditQuery(filter);
        return Connection.of(
                parts.elements() ? read(query, page) : List.of(),
                page,
                parts.totalCount() ? count(query) : null,
                event -> cursors.seal(query.listName(), query.cursor(event)));
    }

    /// Each range has found a page of its own.
    private List<AuditEvent> read(AuditQuery query, PageRequest page) {
        var parameters = new HashMap<>(query.filter().parameters());
        parameters.putAll(query.keyset().parameters(page, text -> cursors.open(query.listName(), text)));
        return jdbc.sql(query.page(page)).params(parameters).query(AuditEvent::of).list().stream()
                .sorted(query.inOrderOf(page))
                .limit(page.size() + 1)
                .toList();
    }

    private int count(AuditQuery query) {
        return jdbc.sql(query.count())
                .params(query.filter().parameters())
                .query(Integer.class)
                .single();
    }

    /// What was done to the contact.
    @AgentsOnly
    public CompletableFuture<Connection<AuditEvent>> ofContact(
            ContactId contact, PageRequest page, DataFetchingEnvironment environment) {
        return ofContacts.load(contact, page, environment);
    }

    /// For a contact, no event exists.
    @AgentsAndContacts
    public List<AuditEvent> findAll(Collection<AuditEventId> ids) {
        return caller.get() instanceof AgentCaller
                ? jdbc.sql("SELECT " + AuditEvent.COLUMNS + " FROM audit_event e WHERE e.id IN (:ids)")
                        .param("ids", ids.stream().map(AuditEventId::bytes).toList())
                        .query(AuditEvent::of)
                        .list()
                : List.of();
    }
}
