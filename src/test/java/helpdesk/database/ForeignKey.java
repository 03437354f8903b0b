package helpdesk.database;

import java.util.Set;

/// A foreign key of one column as the database itself describes it.
public record ForeignKey(
        String name,
        String table,
        String column,
        String referencedTable,
        String referencedColumn,
        String onDelete,
        String onUpdate) {

    private static final Set<String> RESTRICTIVE = Set.of("RESTRICT", "NO ACTION");

    /// Whether nothing ever happens to a row by itself because another one went.
    public boolean isRestrictive() {
        return RESTRICTIVE.contains(onDelete) && RESTRICTIVE.contains(onUpdate);
    }
}
