package helpdesk.database;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/// What is in the schema, out of the database's own books: nothing has to be listed for a test to see it.
public final class DatabaseSchema {

    private static final Set<String> KEPT =
            Set.of("databasechangelog", "shared_key", "custom_field_revision", "retention_policy");

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;

    public DatabaseSchema(JdbcClient jdbc, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    public List<Table> tables() {
        var keys = jdbc.sql("""
            SELECT table_name, column_name FROM information_schema.key_column_usage
            WHERE table_schema = DATABASE() AND constraint_name = 'PRIMARY' ORDER BY table_name, ordinal_position
            """).query((row, _) -> List.of(row.getString(1), row.getString(2))).list().stream()
                .collect(Collectors.groupingBy(
                        List::getFirst, Collectors.mapping(List::getLast, Collectors.toUnmodifiableList())));
        return tableNames().stream()
                .map(name -> new Table(name, keys.getOrDefault(name, List.of())))
                .toList();
    }

    private List<String> tableNames() {
        return jdbc.sql("""
            SELECT table_name FROM information_schema.tables
            WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE' ORDER BY table_name
            """).query((row, _) -> row.getString(1)).list();
    }

    public List<Column> columns() {
        var keys = keyColumns();
        return jdbc.sql("""
            SELECT table_name, column_name, data_type, COALESCE(character_maximum_length, 0)
            FROM information_schema.columns WHERE table_schema = DATABASE() ORDER BY table_name, ordinal_position
            """)
                .query((row, _) -> new Column(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getLong(4),
                        keys.contains(List.of(row.getString(1), row.getString(2)))))
                .list();
    }

    /// Tables and columns. By itself: within the query of the columns, MariaDB would open all tables for each of them.
    private Set<List<String>> keyColumns() {
        return Set.copyOf(jdbc.sql("""
            SELECT table_name, column_name FROM information_schema.key_column_usage
            WHERE table_schema = DATABASE() AND (constraint_name = 'PRIMARY' OR referenced_table_name IS NOT NULL)
            """)
                .query((row, _) -> List.of(row.getString(1), row.getString(2)))
                .list());
    }

    public List<ForeignKey> foreignKeys() {
        return jdbc.sql("""
            SELECT k.constraint_name, k.table_name, k.column_name, k.referenced_table_name, k.referenced_column_name,
                   r.delete_rule, r.update_rule
            FROM information_schema.key_column_usage k JOIN information_schema.referential_constraints r
              ON r.constraint_schema = k.table_schema AND r.table_name = k.table_name
                AND r.constraint_name = k.constraint_name
            WHERE k.table_schema = DATABASE() AND k.referenced_table_name IS NOT NULL
            """)
                .query((row, _) -> new ForeignKey(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7)))
                .list();
    }

    /// Deletes everything but what the server needs to run.
    public void clear() {
        withoutForeignKeys(() -> tableNames().stream()
                .filter(table -> !KEPT.contains(table.toLowerCase(Locale.ROOT)))
                .forEach(table -> jdbc.sql("DELETE FROM " + table).update()));
    }

    /// Does what foreign keys forbid.
    public void withoutForeignKeys(Runnable work) {
        transactions.executeWithoutResult(_ -> {
            jdbc.sql("SET FOREIGN_KEY_CHECKS = 0").update();
            try {
                work.run();
            } finally {
                jdbc.sql("SET FOREIGN_KEY_CHECKS = 1").update();
            }
        });
    }
}
