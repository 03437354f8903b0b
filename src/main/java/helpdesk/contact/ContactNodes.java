package helpdesk.contact;

import helpdesk.graphql.NodeSource;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Finds contacts as nodes.
@Component
class ContactNodes implements NodeSource {

    private final ContactReader reader;
    private final ContactSelection selection;

    ContactNodes(ContactReader reader, ContactSelection selection) {
        this.reader = reader;
        this.selection = selection;
    }

    @Override
    public char type() {
        return ContactId.TYPE;
    }

    @Override
    public Map<UUID, ContactView> find(Collection<UUID> ids) {
        return reader.find(ids.stream().map(ContactId::new).toList(), selection.all()).values().stream()
                .filter(ContactView::isOpen)
                .collect(Collectors.toMap(contact -> contact.contactId().value(), contact -> contact));
    }
}
