package helpdesk.contact;

import helpdesk.contact.ContactOrder.OrderField;
import helpdesk.contact.spi.ContactField;
import helpdesk.graphql.error.BadUserInput;
import helpdesk.graphql.paging.Connection;
import helpdesk.graphql.paging.Connection.Edge;
import helpdesk.graphql.paging.Cursors;
import helpdesk.graphql.paging.PageRequest;
import helpdesk.graphql.paging.SelectedParts;
import helpdesk.security.AgentsOnly;
import helpdesk.security.CurrentCaller;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/// Lists and searches contacts, a page in one statement. No index serves an `OR`: so each condition of a search
/// finds a page of its own, by its own index, before they are joined and cut to one.
@Service
class ContactSearch {

    /// MySQL sorts the rows of a search with all that is selected of them, and gives up (error 1038) when the custom
    /// field values of some contacts are longer than its usual buffer. It takes as much of this one as it needs.
    /// To MariaDB this is a comment.
    private static final String SORT_BUFFER = "/*+ SET_VAR(sort_buffer_size = 67108864) */";

    private final JdbcClient jdbc;
    private final Cursors cursors;
    private final CurrentCaller caller;

    ContactSearch(JdbcClient jdbc, Cursors cursors, CurrentCaller caller) {
        this.jdbc = jdbc;
        this.cursors = cursors;
        this.caller = caller;
    }

    /// A page of the contacts that the filter admits.
    ///
    /// @param selected what the document selects of each contact
    /// @param parts what it selects of the list
    @AgentsOnly
    public Connection<ContactView> list(
            ContactFilter filter,
            ContactOrder order,
            PageRequest page,
            Set<ContactField<?>> selected,
            SelectedParts parts) {
        if (order.field() == OrderField.SOFT_DELETED_AT && filter.isOfActive()) {
            throw new BadUserInput("SOFT_DELETED_AT can only order contacts in the state SOFT_DELETED");
        }
        var columns = new ContactColumns(selected, caller.agent());
        var parameters = new HashMap<>(filter.parameters());
        parameters.putAll(order.keyset().parameters(page, cursor -> cursors.open(order.listName(), cursor)));
        var found = parts.elements()
                ? jdbc.sql(page(columns, filter, order, page))
                        .params(parameters)
                        .query(columns)
                        .list()
                : List.<ContactView>of();
        return Connection.of(found, page, parts.totalCount() ? count(filter) : null, contact -> cursor(order, contact));
    }

    /// A contact that was just created, as an edge of the list in its default order.
    Edge<ContactView> edge(ContactView created) {
        return Edge.of(created, contact -> cursor(ContactOrder.NEWEST_FIRST, contact));
    }

    private String cursor(ContactOrder order, ContactView contact) {
        return cursors.seal(order.listName(), order.cursor(contact));
    }

    /// Without a search, the rows of a page come from one index, in their order. For a search in the order of names,
    /// after a cursor:
    ///
    /// ```
    /// SELECT c.id, c.name, ... FROM (
    ///     (SELECT c.id FROM contact c WHERE c.state = :state AND c.name LIKE :name
    ///          AND c.name >= :afterPosition AND (c.name > :afterPosition OR c.id > :afterId)
    ///          ORDER BY c.name ASC, c.id ASC LIMIT 21)
    ///     UNION (... AND c.email_key LIKE :email ...)) page
    /// JOIN contact c ON c.id = page.id ORDER BY c.name ASC, c.id ASC LIMIT 21
    /// ```
    private static String page(ContactColumns columns, ContactFilter filter, ContactOrder order, PageRequest page) {
        var keyset = order.keyset();
        var slice = keyset.bounds(page) + keyset.order(page);
        return filter.isSearch()
                ? "SELECT %s %s FROM (%s) page JOIN contact c ON c.id = page.id%s"
                        .formatted(SORT_BUFFER, columns.sql(), union(slice), keyset.order(page))
                : "SELECT %s FROM contact c WHERE %s%s".formatted(columns.sql(), ContactFilter.IN_STATE, slice);
    }

    private int count(ContactFilter filter) {
        return jdbc.sql(
                        filter.isSearch()
                                ? "SELECT COUNT(*) FROM (%s) found".formatted(union(""))
                                : "SELECT COUNT(*) FROM contact c WHERE " + ContactFilter.IN_STATE)
                .params(filter.parameters())
                .query(Integer.class)
                .single();
    }

    private static String union(String rest) {
        return ContactFilter.SEARCH.stream()
                .map(condition -> "(SELECT c.id FROM contact c WHERE " + condition + rest + ")")
                .collect(Collectors.joining(" UNION "));
    }
}
