package helpdesk.hold;

import graphql.schema.DataFetchingEnvironment;
import helpdesk.contact.ContactId;
import helpdesk.graphql.paging.Connection;
import helpdesk.graphql.paging.Connection.Edge;
import helpdesk.graphql.paging.Cursor;
import helpdesk.graphql.paging.Cursors;
import helpdesk.graphql.paging.Keyset;
import helpdesk.graphql.paging.NestedList;
import helpdesk.graphql.paging.NestedList.Rows;
import helpdesk.graphql.paging.NestedPages;
import helpdesk.graphql.paging.PageRequest;
import helpdesk.security.AgentCaller;
import helpdesk.security.AgentsAndContacts;
import helpdesk.security.CurrentCaller;
import helpdesk.security.PrivacyOfficersOnly;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/// Reads legal holds, for privacy officers only: their reasons are personal data.
@Service
class LegalHoldReader {

    private final LegalHolds holds;
    private final NestedPages<ContactId, LegalHold> ofContacts;
    private final CurrentCaller caller;

    LegalHoldReader(
            LegalHolds holds,
            JdbcClient jdbc,
            Cursors cursors,
            BatchLoaderRegistry registry,
            CurrentCaller caller,
            Clock clock) {
        this.holds = holds;
        this.ofContacts = new NestedPages<>(ofContact(clock), jdbc, cursors, registry);
        this.caller = caller;
    }

    private static NestedList<ContactId, LegalHold> ofContact(Clock clock) {
        return new NestedList<>(
                "legal holds of a contact",
                "legal_hold h",
                "legal_hold h",
                "h.contact_id",
                "",
                new Keyset<>("h.position", "h.id", true, Long::valueOf),
                _ -> new Rows<>(LegalHold.COLUMNS, "", (row, _) -> LegalHold.of(row, clock.instant())),
                LegalHold::contact,
                hold -> Cursor.of(hold.position(), hold.legalHoldId()));
    }

    /// The latest first.
    @PrivacyOfficersOnly
    public CompletableFuture<Connection<LegalHold>> ofContact(
            ContactId contact, PageRequest page, DataFetchingEnvironment environment) {
        return ofContacts.load(contact, page, environment);
    }

    Edge<LegalHold> edge(LegalHold placed) {
        return ofContacts.edge(placed);
    }

    /// For others, no hold exists.
    @AgentsAndContacts
    public List<LegalHold> findAll(Collection<LegalHoldId> ids) {
        return caller.get() instanceof AgentCaller agent && agent.isPrivacyOfficer() ? holds.findAll(ids) : List.of();
    }
}
