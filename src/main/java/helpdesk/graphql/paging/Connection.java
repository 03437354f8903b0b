package helpdesk.graphql.paging;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A page as Relay's connection: https://relay.dev/graphql/connections.htm. The count is there only when asked for.
public record Connection<T>(
        List<Edge<T>> edges, PageInfo pageInfo, @Nullable Integer totalCount) {

    /// An element of the page and where it stands in the list.
    public record Edge<T>(String cursor, T node) {}

    /// Where the page lies in its list.
    public record PageInfo(
            boolean hasNextPage,
            boolean hasPreviousPage,
            @Nullable String startCursor,
            @Nullable String endCursor) {}

    public List<T> nodes() {
        return edges.stream().map(Edge::node).toList();
    }

    /// The same page of something else that each element is or has.
    public <S> Connection<S> map(Function<T, S> part) {
        return new Connection<>(
                edges.stream()
                        .map(edge -> new Edge<>(edge.cursor(), part.apply(edge.node())))
                        .toList(),
                pageInfo,
                totalCount);
    }

    /// From the rows that a [Keyset] statement gave: one more than the page has, if the list goes on, and the last one
    /// first if the page is asked for backward.
    public static <T> Connection<T> of(
            List<T> rows, PageRequest page, @Nullable Integer totalCount, Function<T, String> cursor) {
        var goesOn = rows.size() > page.size();
        var inPage = rows.subList(0, Math.min(rows.size(), page.size()));
        var edges = (page.backward() ? inPage.reversed() : inPage)
                .stream().map(row -> new Edge<>(cursor.apply(row), row)).toList();
        var info = new PageInfo(
                (goesOn && !page.backward()) || page.before() != null,
                (goesOn && page.backward()) || page.after() != null,
                edges.isEmpty() ? null : edges.getFirst().cursor(),
                edges.isEmpty() ? null : edges.getLast().cursor());
        return new Connection<>(edges, info, totalCount);
    }
}
