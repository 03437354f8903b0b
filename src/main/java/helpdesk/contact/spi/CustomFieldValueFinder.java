package helpdesk.contact.spi;

import helpdesk.database.PersonalText;
import java.util.Map;

/// Finds contacts by their exact value for a custom field.
public interface CustomFieldValueFinder {

    /// Throws `IllegalArgumentException`, with a sentence to show, if there is no such field or it cannot have this
    /// value.
    Holders find(String key, PersonalText value);

    /// The contacts that have the value, as parts of a statement.
    ///
    /// @param source a `FROM` that finds them by an index, in the order of their ids
    /// @param id the column of the source that holds their ids
    /// @param condition the `WHERE` of the source
    /// @param isHolder a condition that a contact `c` meets if it is one of them
    record Holders(String source, String id, String condition, String isHolder, Map<String, ?> parameters) {

        @Override
        public String toString() {
            return "[redacted]";
        }
    }
}
