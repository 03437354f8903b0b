package helpdesk.contact.spi;

import java.util.Map;

/// The contacts that have something, such as a value for a custom field, as parts of a statement.
///
/// @param source a `FROM` that finds them by an index, in the order of their ids
/// @param id the column of the source that holds their ids
/// @param condition the `WHERE` of the source, with each contact once
/// @param isHolder a condition that a contact `c` meets if it is one of them
public record Holders(String source, String id, String condition, String isHolder, Map<String, ?> parameters) {

    @Override
    public String toString() {
        return "[redacted]";
    }
}
