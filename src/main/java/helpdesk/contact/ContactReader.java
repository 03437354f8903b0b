package helpdesk.contact;

import graphql.schema.DataFetchingEnvironment;
import helpdesk.contact.spi.ContactField;
import helpdesk.graphql.SelectedFields;
import helpdesk.security.Caller;
import helpdesk.security.ContactCaller;
import helpdesk.security.CurrentCaller;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/// Reads contacts by id, with those fields of other modules that the document selects. A contact whose purge has
/// begun is not there. Of others, a contact sees the name alone (see [ContactGuard]).
@Service
public class ContactReader {

    private static final String LOADER = "contacts";
    private static final int MOST_IN_ONE_STATEMENT = 500;

    private final JdbcClient jdbc;
    private final CurrentCaller caller;
    private final List<ContactField<?>> fields;

    ContactReader(JdbcClient jdbc, CurrentCaller caller, List<ContactField<?>> fields, BatchLoaderRegistry registry) {
        this.jdbc = jdbc;
        this.caller = caller;
        this.fields = fields;
        registry.<LoaderKey, ContactView>forName(LOADER)
                .withOptions(options -> options.setMaxBatchSize(MOST_IN_ONE_STATEMENT))
                .registerMappedBatchLoader((keys, _) -> Mono.fromCallable(() -> load(keys)));
    }

    /// A contact with the fields that the document selects.
    private record LoaderKey(ContactId id, SelectedFields selection) {}

    /// The fields of other modules that a document selects of a contact.
    ///
    /// @param ways the paths that lead from the selection to the contact, such as `nodes/`
    public Set<ContactField<?>> selected(SelectedFields selection, String... ways) {
        return fields.stream()
                .filter(field -> Stream.of(ways).anyMatch(way -> selection.contains(way + field.name())))
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Whether a document selects a contact, but neither what other modules add to it nor its address. Then a
    /// statement that reads what refers to it can join it (see [ContactColumns]).
    ///
    /// @param ways the paths that lead from the selection to the contact, such as `nodes/author`
    public boolean isJoinable(SelectedFields selection, String... ways) {
        var below = Stream.of(ways).map(way -> way + "/").toArray(String[]::new);
        return Stream.of(ways).anyMatch(selection::contains)
                && Stream.of(below).noneMatch(way -> selection.contains(way + "address"))
                && selected(selection, below).isEmpty();
    }

    /// By global id. A contact finds itself and nobody else.
    public Optional<ContactView> find(String globalId, Set<ContactField<?>> selected) {
        var reader = caller.agentOrContact();
        return ContactId.parse(globalId).flatMap(id -> find(id, selected, reader));
    }

    /// A contact finds itself and nobody else.
    public Optional<ContactView> find(ContactId id, Set<ContactField<?>> selected) {
        return find(id, selected, caller.agentOrContact());
    }

    private Optional<ContactView> find(ContactId id, Set<ContactField<?>> selected, Caller reader) {
        return Optional.ofNullable(read(Set.of(id), selected, reader).get(id)).filter(ContactView::isOpen);
    }

    /// The contacts that other objects refer to: a contact finds all of them.
    public Map<ContactId, ContactView> find(Collection<ContactId> ids, Set<ContactField<?>> selected) {
        return read(ids, selected, caller.agentOrContact());
    }

    /// As the contact sees itself; empty unless it is active (R1).
    public Optional<ContactView> findAs(ContactCaller itself, SelectedFields selection, String way) {
        var id = new ContactId(itself.contact());
        return Optional.ofNullable(
                        read(Set.of(id), selected(selection, way), itself).get(id))
                .filter(contact -> contact.state() == ContactState.ACTIVE);
    }

    /// A contact that another object refers to, as the document selects it below this field. All contacts of one
    /// level of the document are read in one statement.
    public CompletableFuture<Optional<ContactView>> load(ContactId id, DataFetchingEnvironment environment) {
        caller.agentOrContact();
        var loader = environment.<LoaderKey, ContactView>getDataLoader(LOADER);
        return Objects.requireNonNull(loader)
                .load(new LoaderKey(id, SelectedFields.of(environment)))
                .thenApply(Optional::ofNullable);
    }

    private Map<LoaderKey, ContactView> load(Set<LoaderKey> keys) {
        var fieldsOf = new HashMap<SelectedFields, Set<ContactField<?>>>();
        var loaded = new HashMap<LoaderKey, ContactView>();
        keys.stream()
                .collect(Collectors.groupingBy(
                        key -> fieldsOf.computeIfAbsent(key.selection(), selection -> selected(selection, ""))))
                .forEach((selected, alike) -> load(selected, alike, loaded));
        return loaded;
    }

    private void load(Set<ContactField<?>> selected, List<LoaderKey> keys, Map<LoaderKey, ContactView> loaded) {
        var found = read(keys.stream().map(LoaderKey::id).collect(Collectors.toSet()), selected, caller.get());
        keys.stream().filter(key -> found.containsKey(key.id())).forEach(key -> loaded.put(key, found.get(key.id())));
    }

    /// A contact finds itself and nobody else.
    public List<ContactView> findNodes(Collection<ContactId> ids) {
        return read(ids, Set.copyOf(fields), caller.agentOrContact()).values().stream()
                .filter(ContactView::isOpen)
                .toList();
    }

    private Map<ContactId, ContactView> read(Collection<ContactId> ids, Set<ContactField<?>> selected, Caller reader) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        var columns = new ContactColumns(selected, reader);
        return jdbc
                .sql("SELECT " + columns.sql() + " FROM contact c WHERE c.id IN (:ids) AND c.state <> 'PURGING'")
                .params(columns.parameters())
                .param("ids", ids.stream().map(ContactId::bytes).toList())
                .query(columns)
                .list()
                .stream()
                .collect(Collectors.toMap(ContactView::contactId, Function.identity()));
    }
}
