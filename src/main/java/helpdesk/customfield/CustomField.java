package helpdesk.customfield;

import java.util.List;

/// A field that the help desk has defined for its contacts.
record CustomField(CustomFieldId id, String key, String label, CustomFieldType type, List<String> choices) {

    String checked(String value) {
        return type.checked(value, this);
    }
}
