package helpdesk.contact.spi;

import org.jspecify.annotations.Nullable;

/// A value for a custom field, as it came in; null clears it.
public record CustomFieldValueInput(String key, @Nullable String value) {

    /// Without the value, which is personal data.
    @Override
    public String toString() {
        return "CustomFieldValueInput[key=" + key + ", value=[redacted]]";
    }
}
