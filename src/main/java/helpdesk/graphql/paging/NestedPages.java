package helpdesk.graphql.paging;

import graphql.schema.DataFetchingEnvironment;
import helpdesk.database.EntityId;
import helpdesk.graphql.SelectedFields;
import helpdesk.graphql.paging.Connection.Edge;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.jdbc.core.simple.JdbcClient;
import reactor.core.publisher.Mono;

/// Reads pages of a list below many parents with one statement, which reads one range of an index for each parent.
public final class NestedPages<P extends EntityId, T> {

    private static final int MOST_IN_ONE_STATEMENT = 100;

    /// For how many parents a statement is made; what is left of them has none. MySQL takes as long to prepare such
    /// a statement as to execute it, and keeps it for each connection, so there must be few different ones.
    private static final List<Integer> SIZES = List.of(1, 2, 5, 10, 20, 50, MOST_IN_ONE_STATEMENT);

    private static final byte[] NO_PARENT = new byte[16];

    private final NestedList<P, T> list;
    private final JdbcClient jdbc;
    private final Cursors cursors;

    public NestedPages(NestedList<P, T> list, JdbcClient jdbc, Cursors cursors, BatchLoaderRegistry registry) {
        this.list = list;
        this.jdbc = jdbc;
        this.cursors = cursors;
        registry.<Key<P>, Connection<T>>forName(list.name())
                .withOptions(options -> options.setMaxBatchSize(MOST_IN_ONE_STATEMENT))
                .registerMappedBatchLoader((keys, _) -> Mono.fromCallable(() -> load(keys)));
    }

    private record Key<P>(P parent, Slice slice) {}

    private record Slice(PageRequest page, SelectedFields selection) {}

    /// The list below one parent, as much of it as the document selects.
    public CompletableFuture<Connection<T>> load(P parent, PageRequest page, DataFetchingEnvironment environment) {
        requireCursors(page);
        var loader = environment.<Key<P>, Connection<T>>getDataLoader(list.name());
        var slice = new Slice(page, SelectedFields.of(environment));
        return Objects.requireNonNull(loader).load(new Key<>(parent, slice));
    }

    /// An element that was just created, as an edge of the list.
    public Edge<T> edge(T element) {
        return Edge.of(element, this::cursor);
    }

    private String cursor(T element) {
        return cursors.seal(list.name(), list.cursor().apply(element));
    }

    /// Not in the batch, so that a bad cursor fails only its own field.
    private void requireCursors(PageRequest page) {
        Stream.of(Optional.ofNullable(page.after()), Optional.ofNullable(page.before()))
                .flatMap(Optional::stream)
                .forEach(text -> cursors.open(list.name(), text));
    }

    private Map<Key<P>, Connection<T>> load(Set<Key<P>> keys) {
        var loaded = new HashMap<Key<P>, Connection<T>>();
        keys.stream()
                .collect(Collectors.groupingBy(Key::slice, Collectors.mapping(Key::parent, Collectors.toList())))
                .forEach((slice, parents) -> load(slice, parents)
                        .forEach((parent, connection) -> loaded.put(new Key<>(parent, slice), connection)));
        return loaded;
    }

    private Map<P, Connection<T>> load(Slice slice, List<P> parents) {
        var parts = SelectedParts.of(slice.selection());
        var rows = parts.elements() ? rows(slice, parents) : Map.<P, List<T>>of();
        var counts = parts.totalCount() ? counts(parents) : Map.<UUID, Integer>of();
        var connections = new HashMap<P, Connection<T>>();
        parents.forEach(parent -> connections.put(
                parent,
                Connection.of(
                        rows.getOrDefault(parent, List.of()),
                        slice.page(),
                        parts.totalCount() ? counts.getOrDefault(parent.value(), 0) : null,
                        this::cursor)));
        return connections;
    }

    private Map<P, List<T>> rows(Slice slice, List<P> parents) {
        var page = slice.page();
        var rows = list.rows().apply(slice.selection());
        var parameters = list.order().parameters(page, text -> cursors.open(list.name(), text));
        var size = size(parents.size());
        IntStream.range(0, size)
                .forEach(index -> parameters.put(
                        NestedList.parameter(index),
                        index < parents.size() ? parents.get(index).bytes() : NO_PARENT));
        var found = jdbc.sql(list.pages(size, page, rows))
                .params(parameters)
                .query(rows.mapping())
                .list();
        return inOrder(found, page);
    }

    /// Those of one parent usually come in order: then there is next to nothing to sort.
    private Map<P, List<T>> inOrder(List<T> elements, PageRequest page) {
        var ofParents = elements.stream()
                .collect(Collectors.groupingBy(list.parent(), Collectors.toCollection(ArrayList::new)));
        ofParents.values().forEach(ofOne -> ofOne.sort(list.inOrderOf(page)));
        return Map.copyOf(ofParents);
    }

    private Map<UUID, Integer> counts(List<P> parents) {
        var counts = new HashMap<UUID, Integer>();
        jdbc.sql(list.count())
                .param("parents", parents.stream().map(EntityId::bytes).toList())
                .query((row, _) -> counts.put(EntityId.uuid(row.getBytes(1)), row.getInt(2)))
                .list();
        return counts;
    }

    private static int size(int parents) {
        return SIZES.stream().filter(size -> size >= parents).findFirst().orElseThrow();
    }
}
