package helpdesk.contact;

import helpdesk.contact.spi.CustomFieldValueInput;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A contact to create, as it came in.
record CreateContactInput(
        String name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String jobTitle,
        @Nullable String address,
        @Nullable List<CustomFieldValueInput> customFieldValues) {

    List<CustomFieldValueInput> values() {
        return customFieldValues == null ? List.of() : customFieldValues;
    }

    @Override
    public String toString() {
        return "[redacted]";
    }
}
