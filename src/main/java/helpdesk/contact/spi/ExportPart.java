package helpdesk.contact.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A member of the export of a contact: the rows of one table as a list of objects, or a single row as one object. The
/// statement that reads it names each column with its table, so that a test can compare it with the `erasure.md` files.
///
/// @param source the `FROM` and `WHERE` that find the rows of the contact `:contact`. A condition can depend on
///     `:officer`: whether a privacy officer exports the contact, and not the contact itself
/// @param key the columns by which the rows are ordered, in the order of an index, and by which the next page begins
/// @param isSingle whether it is an object, or null if there is no row
/// @param id the column to which the nested parts refer; null if there are none
/// @param nested the parts in each object. Their sources find the rows of all objects whose ids are in `:parents`, and
///     the first column of their keys is the id of the object
public record ExportPart(
        String name,
        List<ExportField> fields,
        String source,
        List<String> key,
        boolean isSingle,
        @Nullable String id,
        List<ExportPart> nested) {

    /// A list of objects.
    public static ExportPart list(String name, String source, List<String> key, ExportField... fields) {
        return new ExportPart(name, List.of(fields), source, key, false, null, List.of());
    }

    /// One object, or null.
    public static ExportPart object(String name, String source, String key, ExportField... fields) {
        return new ExportPart(name, List.of(fields), source, List.of(key), true, null, List.of());
    }

    /// The same part, with parts in each of its objects.
    public ExportPart with(String column, ExportPart... parts) {
        return new ExportPart(name, fields, source, key, isSingle, column, List.of(parts));
    }
}
