package helpdesk.contact.spi;

import org.jspecify.annotations.Nullable;

/// A field that another module adds to the schema's `Contact`, read in the same statement as the contact and only when
/// the document selects it.
public interface ContactField<T> {

    /// The name in the schema.
    String name();

    /// One value as text: a correlated sub-select on `c.id`, the contact's id.
    String subselect();

    /// Converts the text that the sub-select returns to the field's value.
    T read(@Nullable String value);
}
