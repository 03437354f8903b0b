package helpdesk.database;

import java.util.Locale;
import java.util.Set;

/// A column as the database itself describes it.
///
/// @param type what it holds, such as `varchar`
/// @param longest the number of characters or bytes that fit in, as far as it holds any
/// @param isKey whether it is part of a primary or foreign key
public record Column(String table, String name, String type, long longest, boolean isKey) {

    private static final Set<String> TEXT =
            Set.of("char", "varchar", "tinytext", "text", "mediumtext", "longtext", "json");
    private static final Set<String> BYTES =
            Set.of("binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob");

    public boolean holdsText() {
        return TEXT.contains(type);
    }

    public boolean holdsBytes() {
        return BYTES.contains(type);
    }

    /// As people write it: `comment.body`.
    public String qualifiedName() {
        return (table + "." + name).toLowerCase(Locale.ROOT);
    }
}
