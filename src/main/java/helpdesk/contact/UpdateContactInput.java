package helpdesk.contact;

import helpdesk.contact.spi.CustomFieldValueInput;
import helpdesk.database.PersonalText;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.ArgumentValue;

/// Changes to a contact, as they came in: an omitted field stays, a null one is cleared, except the name.
///
/// @param version the version on which the changes are based; null to change any version
record UpdateContactInput(
        String id,
        @Nullable Integer version,
        ArgumentValue<PersonalText> name,
        ArgumentValue<PersonalText> email,
        ArgumentValue<PersonalText> phone,
        ArgumentValue<PersonalText> jobTitle,
        ArgumentValue<PersonalText> address,
        ArgumentValue<List<CustomFieldValueInput>> customFieldValues) {

    boolean isOf(ExistingContact contact) {
        return version == null || version == contact.version();
    }

    List<CustomFieldValueInput> values() {
        return customFieldValues.asOptional().orElse(List.of());
    }
}
