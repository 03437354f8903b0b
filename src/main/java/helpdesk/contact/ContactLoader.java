package helpdesk.contact;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.DataFetchingFieldSelectionSet;
import helpdesk.contact.spi.ContactField;
import helpdesk.security.ContactCaller;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Loads the contacts that a document reaches from other objects, all of one level in one statement.
@Component
public class ContactLoader {

    private static final String NAME = "contacts";
    private static final int MOST_IN_ONE_STATEMENT = 500;

    private final ContactReader reader;
    private final ContactSelection selection;

    /// A contact with the fields that the document selects.
    private record ContactKey(ContactId id, Set<ContactField<?>> added) {}

    ContactLoader(ContactReader reader, ContactSelection selection, BatchLoaderRegistry registry) {
        this.reader = reader;
        this.selection = selection;
        registry.<ContactKey, ContactView>forName(NAME)
                .withOptions(options -> options.setMaxBatchSize(MOST_IN_ONE_STATEMENT))
                .registerMappedBatchLoader((keys, _) -> Mono.fromCallable(() -> load(keys)));
    }

    /// The contact as the document selects it below this field; empty once its purge has begun.
    public CompletableFuture<Optional<ContactView>> load(ContactId id, DataFetchingEnvironment environment) {
        var loader = environment.<ContactKey, ContactView>getDataLoader(NAME);
        return Objects.requireNonNull(loader)
                .load(new ContactKey(id, selected(environment)))
                .thenApply(Optional::ofNullable);
    }

    /// What the document selects of a contact below this field.
    public Set<ContactField<?>> selected(DataFetchingEnvironment environment) {
        return selection.in(environment.getSelectionSet(), "");
    }

    /// Many contacts at once, for a batch that has found their ids.
    public Map<ContactId, ContactView> find(Set<ContactId> ids, Set<ContactField<?>> selected) {
        return ids.isEmpty() ? Map.of() : reader.find(ids, selected);
    }

    /// A contact as it sees itself, with what a selection holds of it below a way such as `contact/`.
    public Optional<ContactView> findAs(ContactCaller itself, DataFetchingFieldSelectionSet selected, String way) {
        return reader.findAs(itself, selection.in(selected, way));
    }

    private Map<ContactKey, ContactView> load(Set<ContactKey> keys) {
        var loaded = new HashMap<ContactKey, ContactView>();
        keys.stream()
                .collect(Collectors.groupingBy(
                        ContactKey::added, Collectors.mapping(ContactKey::id, Collectors.toSet())))
                .forEach((added, ids) -> find(ids, added, loaded));
        return loaded;
    }

    private void find(Set<ContactId> ids, Set<ContactField<?>> added, Map<ContactKey, ContactView> loaded) {
        reader.find(ids, added).forEach((id, contact) -> loaded.put(new ContactKey(id, added), contact));
    }
}
