package helpdesk.customfield;

import helpdesk.graphql.usererror.Text;
import java.util.List;

/// A field that the help desk has defined for its contacts.
///
/// @param position orders the fields
record CustomField(
        CustomFieldId id, int position, String key, String label, CustomFieldType type, List<String> choices) {

    private static final int LONGEST_LABEL = 200;

    /// A label, or a choice, as it is stored.
    static String label(String input) {
        return Text.line(input, LONGEST_LABEL);
    }

    String checked(String value) {
        return type.checked(value, choices);
    }
}
