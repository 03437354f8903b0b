package helpdesk.contact;

import graphql.schema.DataFetchingFieldSelectionSet;
import helpdesk.contact.spi.ContactField;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Finds out which of the fields that other modules add to a contact a document selects.
@Component
class ContactSelection {

    private final List<ContactField<?>> fields;

    ContactSelection(List<ContactField<?>> fields) {
        this.fields = fields;
    }

    Set<ContactField<?>> all() {
        return Set.copyOf(fields);
    }

    /// The fields selected below any of the ways, such as `nodes/`, that lead from a selection to contacts.
    Set<ContactField<?>> in(DataFetchingFieldSelectionSet selection, String... ways) {
        return fields.stream()
                .filter(field -> List.of(ways).stream().anyMatch(way -> selection.contains(way + field.name())))
                .collect(Collectors.toUnmodifiableSet());
    }
}
