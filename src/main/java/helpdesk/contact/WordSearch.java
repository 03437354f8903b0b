package helpdesk.contact;

import helpdesk.graphql.paging.Connection;
import helpdesk.graphql.paging.Cursor;
import helpdesk.graphql.paging.Cursors;
import helpdesk.graphql.paging.PageRequest;
import helpdesk.graphql.paging.SelectedParts;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/// Finds contacts by words, with two statements for nearly every page. The first one tells where the next few hundred
/// contacts of each source end, such as the contacts with one of the words. The second one reads the page from one
/// source: one that ends before that, or else the one that has then come the furthest in the list, because it has the
/// fewest contacts there. If the page is not full, both do so once more, and look further. So a page costs about the
/// same, whatever the words are and however many contacts have them.
@Component
class WordSearch {

    private static final int FIRST_SEARCHED = 500;

    /// At how many contacts a page looks.
    static final int MOST_SEARCHED = 5_000;

    /// At how many contacts a count looks.
    static final int MOST_COUNTED = 20_000;

    private static final PageRequest WHOLE = new PageRequest(1, false, null, null);

    private final JdbcClient jdbc;
    private final Cursors cursors;

    WordSearch(JdbcClient jdbc, Cursors cursors) {
        this.jdbc = jdbc;
        this.cursors = cursors;
    }

    Connection<ContactView> search(WordQuery query, ContactColumns columns, PageRequest page, SelectedParts parts) {
        var count = parts.totalCount() ? count(query) : null;
        return parts.elements()
                ? page(query, columns, page, count, FIRST_SEARCHED)
                : Connection.of(List.of(), page, count, contact -> cursor(query, contact));
    }

    private Connection<ContactView> page(
            WordQuery query, ContactColumns columns, PageRequest page, @Nullable Integer count, int most) {
        var reach = reach(query, page, most);
        var bounded = reach.within(page);
        var found = statement(query, query.page(columns.sql(), bounded, reach.source()), bounded)
                .params(columns.parameters())
                .query(columns)
                .list();
        var connection = Connection.of(found, page, count, contact -> cursor(query, contact));
        if (found.size() > page.size() || reach.end() == null) {
            return connection;
        }
        return most < MOST_SEARCHED
                ? page(query, columns, page, count, MOST_SEARCHED)
                : connection.goingOn(page, reach.end().last());
    }

    private int count(WordQuery query) {
        var reach = reach(query, WHOLE, MOST_COUNTED);
        var bounded = reach.within(WHOLE);
        return statement(query, query.count(bounded, reach.source()), bounded)
                .query(Integer.class)
                .single();
    }

    /// From which source to read, and how far; to its end if that is null.
    private record Reach(int source, @Nullable End end) {

        PageRequest within(PageRequest page) {
            if (end == null) {
                return page;
            }
            return page.backward()
                    ? new PageRequest(page.size(), true, end.next(), page.before())
                    : new PageRequest(page.size(), false, page.after(), end.next());
        }
    }

    /// The cursors of the last contact to look at, and of the next one.
    private record End(String last, String next) {}

    /// The contact of a source in one of its places.
    private record Place(int source, Cursor cursor) {}

    private Reach reach(WordQuery query, PageRequest page, int most) {
        var places = statement(query, query.ends(page, most), page)
                .param("limit", 2)
                .query((row, _) -> new Place(row.getInt(1), query.cursor(row)))
                .list();
        var bySource = places.stream().collect(Collectors.groupingBy(Place::source));
        return IntStream.range(0, query.sourceCount())
                .filter(source -> bySource.getOrDefault(source, List.of()).size() < 2)
                .mapToObj(source -> new Reach(source, null))
                .findFirst()
                .orElseGet(() -> furthest(query, page, bySource.values()));
    }

    private Reach furthest(WordQuery query, PageRequest page, Collection<List<Place>> ends) {
        var order = Comparator.comparing((List<Place> end) -> end.getLast().cursor(), query.inOrderOf(page));
        var furthest = Collections.max(ends, order);
        return new Reach(furthest.getFirst().source(), end(query, furthest));
    }

    private End end(WordQuery query, List<Place> places) {
        return new End(
                seal(query, places.getFirst().cursor()),
                seal(query, places.getLast().cursor()));
    }

    private StatementSpec statement(WordQuery query, String sql, PageRequest page) {
        return jdbc.sql(sql)
                .params(query.parameters())
                .params(query.bounds(page, text -> cursors.open(query.listName(), text)));
    }

    private String cursor(WordQuery query, ContactView contact) {
        return seal(query, query.cursor(contact));
    }

    private String seal(WordQuery query, Cursor cursor) {
        return cursors.seal(query.listName(), cursor);
    }
}
