package helpdesk.ticket;

import graphql.schema.DataFetchingEnvironment;
import helpdesk.contact.ContactId;
import helpdesk.contact.ContactReader;
import helpdesk.contact.ContactView;
import helpdesk.contact.spi.ContactField;
import helpdesk.graphql.SelectedFields;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Loads the collaborators of all tickets of a level of the document, with two statements for a hundred tickets.
@Component
class CollaboratorLoader {

    private static final String NAME = "collaborators of a ticket";
    private static final int MOST_IN_ONE_STATEMENT = 100;

    private final TicketReader reader;
    private final ContactReader contacts;

    CollaboratorLoader(TicketReader reader, ContactReader contacts, BatchLoaderRegistry registry) {
        this.reader = reader;
        this.contacts = contacts;
        registry.<CollaboratorsKey, List<ContactView>>forName(NAME)
                .withOptions(options -> options.setMaxBatchSize(MOST_IN_ONE_STATEMENT))
                .registerMappedBatchLoader((keys, _) -> Mono.fromCallable(() -> load(keys)));
    }

    /// The collaborators of a ticket with the fields that the document selects.
    private record CollaboratorsKey(TicketId ticket, Set<ContactField<?>> selected) {}

    CompletableFuture<List<ContactView>> load(TicketId ticket, DataFetchingEnvironment environment) {
        var loader = environment.<CollaboratorsKey, List<ContactView>>getDataLoader(NAME);
        return Objects.requireNonNull(loader)
                .load(new CollaboratorsKey(ticket, contacts.selected(SelectedFields.of(environment), "")));
    }

    private Map<CollaboratorsKey, List<ContactView>> load(Set<CollaboratorsKey> keys) {
        var ids =
                reader.collaborators(keys.stream().map(CollaboratorsKey::ticket).collect(Collectors.toSet()));
        var loaded = new HashMap<CollaboratorsKey, List<ContactView>>();
        keys.stream()
                .collect(Collectors.groupingBy(CollaboratorsKey::selected))
                .forEach((selected, alike) -> load(selected, alike, ids, loaded));
        return loaded;
    }

    private void load(
            Set<ContactField<?>> selected,
            List<CollaboratorsKey> keys,
            Map<TicketId, List<ContactId>> ids,
            Map<CollaboratorsKey, List<ContactView>> loaded) {
        var wanted = keys.stream().flatMap(key -> of(key, ids).stream()).collect(Collectors.toSet());
        var found = contacts.find(wanted, selected);
        keys.forEach(key -> loaded.put(
                key,
                of(key, ids).stream().map(found::get).filter(Objects::nonNull).toList()));
    }

    private static List<ContactId> of(CollaboratorsKey key, Map<TicketId, List<ContactId>> ids) {
        return ids.getOrDefault(key.ticket(), List.of());
    }
}
