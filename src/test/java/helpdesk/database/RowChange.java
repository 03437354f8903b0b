package helpdesk.database;

import java.util.Set;
import java.util.stream.Collectors;

/// What became of a row between two snapshots.
public sealed interface RowChange {

    String table();

    record Inserted(String table, Row row) implements RowChange {}

    record Deleted(String table, Row row) implements RowChange {}

    record Updated(String table, Row before, Row after) implements RowChange {

        public Set<String> columns() {
            return before.values().keySet().stream()
                    .filter(column -> !before.value(column).equals(after.value(column)))
                    .collect(Collectors.toUnmodifiableSet());
        }
    }
}
