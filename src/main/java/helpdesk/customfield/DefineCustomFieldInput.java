package helpdesk.customfield;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A custom field to define, as it came in.
record DefineCustomFieldInput(
        String key,
        String label,
        CustomFieldType type,
        @Nullable List<String> choices) {

    List<String> choicesOrNone() {
        return choices == null ? List.of() : choices;
    }
}
