package helpdesk.contact;

import helpdesk.contact.spi.CustomFieldValueInput;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.ArgumentValue;

/// Changes to a contact, as they came in: what is omitted stays, what is null is cleared.
record UpdateContactInput(
        String id,
        ArgumentValue<String> name,
        ArgumentValue<String> email,
        ArgumentValue<String> phone,
        ArgumentValue<String> jobTitle,
        ArgumentValue<String> address,
        @Nullable List<CustomFieldValueInput> customFieldValues) {

    List<CustomFieldValueInput> values() {
        return customFieldValues == null ? List.of() : customFieldValues;
    }

    @Override
    public String toString() {
        return "[redacted]";
    }
}
