package helpdesk.graphql.paging;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.util.function.SingletonSupplier;

/// A page as Relay's connection: https://relay.dev/graphql/connections.htm. The count is null unless it is selected.
public record Connection<T>(
        List<Edge<T>> edges, PageInfo pageInfo, @Nullable Integer totalCount) {

    /// An element of the page and its position in the list, which is sealed once, and only if it is selected.
    public record Edge<T>(SingletonSupplier<String> sealed, T node) {

        public static <T> Edge<T> of(T node, Function<T, String> cursor) {
            return new Edge<>(SingletonSupplier.of(() -> cursor.apply(node)), node);
        }

        public String cursor() {
            return sealed.obtain();
        }

        <S> Edge<S> map(Function<T, S> part) {
            return new Edge<>(sealed, part.apply(node));
        }
    }

    /// The position of the page in its list.
    ///
    /// @param first its first element; null on an empty page
    /// @param last its last element; null on an empty page
    public record PageInfo(
            boolean hasNextPage,
            boolean hasPreviousPage,
            @Nullable Edge<?> first,
            @Nullable Edge<?> last) {

        public @Nullable String startCursor() {
            return first == null ? null : first.cursor();
        }

        public @Nullable String endCursor() {
            return last == null ? null : last.cursor();
        }
    }

    public List<T> nodes() {
        return edges.stream().map(Edge::node).toList();
    }

    /// The same page with each element mapped.
    public <S> Connection<S> map(Function<T, S> part) {
        return new Connection<>(edges.stream().map(edge -> edge.map(part)).toList(), pageInfo, totalCount);
    }

    /// The same page of a list that goes on beyond the element with this cursor, though the page is not full.
    public Connection<T> goingOn(PageRequest page, String cursor) {
        var end = Edge.of(cursor, Function.identity());
        return new Connection<>(
                edges,
                page.backward()
                        ? new PageInfo(pageInfo.hasNextPage(), true, end, pageInfo.last())
                        : new PageInfo(true, pageInfo.hasPreviousPage(), pageInfo.first(), end),
                totalCount);
    }

    /// From the rows of a [Keyset] statement: one more than the page has if the list continues, in reverse order
    /// if the page is requested backward.
    public static <T> Connection<T> of(
            List<T> rows, PageRequest page, @Nullable Integer totalCount, Function<T, String> cursor) {
        var goesOn = rows.size() > page.size();
        var inPage = rows.subList(0, Math.min(rows.size(), page.size()));
        var edges = (page.backward() ? inPage.reversed() : inPage)
                .stream().map(row -> Edge.of(row, cursor)).toList();
        var info = new PageInfo(
                (goesOn && !page.backward()) || page.before() != null,
                (goesOn && page.backward()) || page.after() != null,
                edges.isEmpty() ? null : edges.getFirst(),
                edges.isEmpty() ? null : edges.getLast());
        return new Connection<>(edges, info, totalCount);
    }
}
