package helpdesk.contact;

import helpdesk.contact.ContactList.Direction;
import helpdesk.contact.ContactList.OrderField;
import helpdesk.contact.spi.ContactField;
import helpdesk.graphql.error.BadUserInput;
import helpdesk.graphql.paging.Connection;
import helpdesk.graphql.paging.Cursor;
import helpdesk.graphql.paging.Cursors;
import helpdesk.graphql.paging.Keyset;
import helpdesk.graphql.paging.PageRequest;
import helpdesk.security.AgentsOnly;
import helpdesk.security.CurrentCaller;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/// Lists contacts, a page in one statement.
@Service
class ContactListing {

    private final JdbcClient jdbc;
    private final Cursors cursors;
    private final CurrentCaller caller;

    ContactListing(JdbcClient jdbc, Cursors cursors, CurrentCaller caller) {
        this.jdbc = jdbc;
        this.cursors = cursors;
        this.caller = caller;
    }

    @AgentsOnly
    public Connection<ContactView> list(
            ContactList list, PageRequest page, Set<ContactField<?>> added, boolean counted) {
        if (list.order().field() == OrderField.SOFT_DELETED_AT && list.state() == ContactState.ACTIVE) {
            throw new BadUserInput("Only soft-deleted contacts are ordered by SOFT_DELETED_AT");
        }
        var search = ContactSearch.of(list);
        var field = list.order().field();
        var keyset = new Keyset(field.column(), "c.id", list.order().direction() == Direction.DESC);
        var rows = new ContactRows(added, caller.agent());
        var parameters = new HashMap<String, Object>(search.parameters());
        parameters.putAll(keyset.parameters(
                page, text -> cursors.open(listName(field), text), cursor -> position(field, cursor)));
        var found = jdbc.sql(search.page(rows.columns(), keyset, page))
                .params(parameters)
                .query(rows)
                .list();
        return Connection.of(
                found,
                page,
                counted ? count(search) : null,
                contact -> cursors.seal(listName(field), cursor(field, contact)));
    }

    private int count(ContactSearch search) {
        return jdbc.sql(search.count())
                .params(search.parameters())
                .query(Integer.class)
                .single();
    }

    private static String listName(OrderField field) {
        return "contacts by " + field;
    }

    /// A name is a personal value: no cursor holds it, it is looked up when the cursor comes back.
    private Object position(OrderField field, Cursor cursor) {
        return switch (field) {
            case NAME -> nameOf(new ContactId(cursor.id()));
            case CREATED_AT, SOFT_DELETED_AT -> cursor.timestamp();
        };
    }

    private static Cursor cursor(OrderField field, ContactView contact) {
        return switch (field) {
            case NAME -> Cursor.of(0, contact.contactId());
            case CREATED_AT -> Cursor.of(contact.createdAt(), contact.contactId());
            case SOFT_DELETED_AT -> Cursor.of(Objects.requireNonNull(contact.softDeletedAt()), contact.contactId());
        };
    }

    private String nameOf(ContactId id) {
        return jdbc.sql("SELECT name FROM contact WHERE id = :id AND name IS NOT NULL")
                .params(Map.of("id", id.bytes()))
                .query(String.class)
                .optional()
                .orElseThrow(() -> new BadUserInput("The contact of this cursor is gone; start again without it"));
    }
}
