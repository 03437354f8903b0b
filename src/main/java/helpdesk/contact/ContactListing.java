package helpdesk.contact;

import helpdesk.contact.ContactList.ContactOrder;
import helpdesk.contact.ContactList.Direction;
import helpdesk.contact.ContactList.OrderField;
import helpdesk.contact.spi.ContactField;
import helpdesk.database.Columns;
import helpdesk.graphql.error.BadUserInput;
import helpdesk.graphql.paging.Connection;
import helpdesk.graphql.paging.Cursor;
import helpdesk.graphql.paging.Cursors;
import helpdesk.graphql.paging.Keyset;
import helpdesk.graphql.paging.PageRequest;
import helpdesk.security.AgentsOnly;
import helpdesk.security.CurrentCaller;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
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
        var keyset = keyset(list.order());
        var rows = new ContactRows(added, caller.agent());
        var parameters = new HashMap<String, Object>(search.parameters());
        parameters.putAll(keyset.parameters(page, text -> cursors.open(listName(field), text)));
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

    private static Keyset<?> keyset(ContactOrder order) {
        var column = order.field().column();
        var descending = order.direction() == Direction.DESC;
        return switch (order.field()) {
            case NAME -> new Keyset<>(column, "c.id", descending, Function.identity());
            case CREATED_AT, SOFT_DELETED_AT -> new Keyset<>(column, "c.id", descending, LocalDateTime::parse);
        };
    }

    private static Cursor cursor(OrderField field, ContactView contact) {
        var position = switch (field) {
            case NAME -> contact.name();
            case CREATED_AT -> Columns.of(contact.createdAt());
            case SOFT_DELETED_AT -> Columns.of(Objects.requireNonNull(contact.softDeletedAt()));
        };
        return Cursor.of(position, contact.contactId());
    }
}
