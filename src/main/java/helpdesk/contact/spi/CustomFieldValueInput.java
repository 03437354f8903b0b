package helpdesk.contact.spi;

import helpdesk.database.PersonalText;
import org.jspecify.annotations.Nullable;

/// A value for a custom field, as it came in; null clears it.
public record CustomFieldValueInput(String key, @Nullable PersonalText value) {}
