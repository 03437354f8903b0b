package helpdesk.contact.spi;

import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A field that another module adds to the schema's `Contact`, read in the same statement as the contact and only when
/// the document selects it.
public interface ContactField<T> {

    /// The name in the schema.
    String name();

    /// One value as text: a correlated sub-select on `c.id`, the contact's id.
    String subselect();

    /// The values of its named parameters.
    default Map<String, ?> parameters() {
        return Map.of();
    }

    /// Reads the text that the sub-select returns. That happens while the statement's connection is in use: what else
    /// the value takes from the database is for the supplier to read.
    Supplier<T> read(@Nullable String text);
}
