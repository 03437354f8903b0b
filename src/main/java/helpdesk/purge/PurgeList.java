package helpdesk.purge;

import helpdesk.database.Columns;
import helpdesk.graphql.paging.Connection;
import helpdesk.graphql.paging.Cursor;
import helpdesk.graphql.paging.Cursors;
import helpdesk.graphql.paging.Keyset;
import helpdesk.graphql.paging.PageRequest;
import helpdesk.graphql.paging.SelectedParts;
import helpdesk.security.AgentsOnly;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/// Lists purges, newest first, a page in one statement.
@Service
class PurgeList {

    private static final String NAME = "purges";

    private static final Keyset<LocalDateTime> NEWEST_FIRST =
            new Keyset<>("p.started_at", "p.id", true, LocalDateTime::parse);

    private final PurgeRecords records;
    private final JdbcClient jdbc;
    private final Cursors cursors;

    PurgeList(PurgeRecords records, JdbcClient jdbc, Cursors cursors) {
        this.records = records;
        this.jdbc = jdbc;
        this.cursors = cursors;
    }

    /// A page of the purges that the filter admits.
    ///
    /// @param parts what the document selects of the list
    @AgentsOnly
    public Connection<Purge> list(PurgeFilter filter, PageRequest page, SelectedParts parts) {
        var parameters = new HashMap<>(filter.parameters());
        parameters.putAll(NEWEST_FIRST.parameters(page, text -> cursors.open(NAME, text)));
        var slice = NEWEST_FIRST.bounds(page) + NEWEST_FIRST.order(page);
        var found = parts.elements()
                ? records.findPage("SELECT p.id" + from(filter) + slice, parameters).stream()
                        .sorted(page.backward() ? Purge.BY_START : Purge.BY_START.reversed())
                        .toList()
                : List.<Purge>of();
        return Connection.of(found, page, parts.totalCount() ? count(filter) : null, this::cursor);
    }

    /// Of any time: without a range, the database may read and sort all purges.
    private static String from(PurgeFilter filter) {
        return " FROM contact_purge p FORCE INDEX (%s) WHERE p.started_at > '1000-01-01'%s"
                .formatted(filter.index(), filter.conditions());
    }

    private String cursor(Purge purge) {
        return cursors.seal(NAME, Cursor.of(Columns.of(purge.startedAt()), purge.purgeId()));
    }

    private @Nullable Integer count(PurgeFilter filter) {
        return jdbc.sql("SELECT COUNT(*)" + from(filter))
                .params(filter.parameters())
                .query(Integer.class)
                .single();
    }
}
