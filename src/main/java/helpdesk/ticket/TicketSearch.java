package helpdesk.ticket;

import helpdesk.graphql.paging.Connection;
import helpdesk.graphql.paging.Cursors;
import helpdesk.graphql.paging.PageRequest;
import helpdesk.graphql.paging.SelectedParts;
import helpdesk.security.AgentsOnly;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/// Lists and searches the tickets of all contacts, a page in one statement.
@Service
class TicketSearch {

    private final JdbcClient jdbc;
    private final Cursors cursors;

    TicketSearch(JdbcClient jdbc, Cursors cursors) {
        this.jdbc = jdbc;
        this.cursors = cursors;
    }

    /// A page of the tickets that the filter admits.
    ///
    /// @param parts what the document selects of the list
    @AgentsOnly
    public Connection<TicketView> list(
            TicketFilter filter, @Nullable TicketOrder orderBy, PageRequest page, SelectedParts parts) {
        var query = new TicketQuery(filter, filter.order(orderBy));
        var parameters = new HashMap<>(filter.parameters());
        parameters.putAll(query.keyset().parameters(page, text -> cursors.open(query.listName(), text)));
        var found = parts.elements()
                ? jdbc.sql(query.page(page))
                        .params(parameters)
                        .query(TicketView::of)
                        .list()
                : List.<TicketView>of();
        return Connection.of(
                query.isOfSeveralRanges() ? merged(found, query, page) : found,
                page,
                parts.totalCount() ? count(query) : null,
                ticket -> cursors.seal(query.listName(), query.cursor(ticket)));
    }

    /// Each range has found a page of its own.
    private static List<TicketView> merged(List<TicketView> found, TicketQuery query, PageRequest page) {
        return found.stream()
                .sorted(query.inOrderOf(page))
                .limit(page.size() + 1)
                .toList();
    }

    private int count(TicketQuery query) {
        return jdbc.sql(query.count())
                .params(query.filter().parameters())
                .query(Integer.class)
                .single();
    }
}
