package helpdesk.contact;

import helpdesk.contact.spi.CustomFieldValueInput;
import helpdesk.database.PersonalText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A contact to create, as it came in.
record CreateContactInput(
        PersonalText name,
        @Nullable PersonalText email,
        @Nullable PersonalText phone,
        @Nullable PersonalText jobTitle,
        @Nullable PersonalText address,
        @Nullable List<CustomFieldValueInput> customFieldValues) {

    List<CustomFieldValueInput> values() {
        return customFieldValues == null ? List.of() : customFieldValues;
    }
}
