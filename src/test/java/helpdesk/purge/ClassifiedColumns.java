package helpdesk.purge;

import helpdesk.database.Column;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/// Holds the manifest against the columns that there are.
record ClassifiedColumns(ErasureManifest manifest) {

    static ClassifiedColumns read() {
        return new ClassifiedColumns(ErasureManifest.read());
    }

    /// The columns that nobody has thought about.
    List<String> unclassified(List<Column> columns) {
        return columns.stream()
                .map(Column::qualifiedName)
                .filter(column -> !manifest.entries().containsKey(column))
                .toList();
    }

    /// The entries that no column answers to.
    List<String> obsolete(List<Column> columns) {
        var names = columns.stream().map(Column::qualifiedName).collect(Collectors.toSet());
        return manifest.entries().keySet().stream()
                .filter(column -> !names.contains(column))
                .toList();
    }

    Treatment treatmentOf(String table, String column) {
        var name = new Column(table, column, "", 0, false).qualifiedName();
        return Objects.requireNonNull(manifest.entries().get(name), name).treatment();
    }

    /// Whether a contact's id may outlive it in this column.
    boolean keepsTheId(String column) {
        var entry = manifest.entries().get(column);
        return entry != null && entry.treatment() == Treatment.KEEP_THE_ID;
    }
}
