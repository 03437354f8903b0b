package helpdesk.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Every row of every table at one moment, to tell afterwards, whatever the application says, what has really changed.
public record DatabaseSnapshot(Map<String, Map<String, Row>> tables) {

    public static DatabaseSnapshot of(List<Table> tables, JdbcClient jdbc) {
        return new DatabaseSnapshot(tables.stream().collect(Collectors.toMap(Table::name, table -> rows(table, jdbc))));
    }

    private static Map<String, Row> rows(Table table, JdbcClient jdbc) {
        return jdbc.sql("SELECT * FROM " + table.name()).query(Row::of).list().stream()
                .collect(Collectors.toMap(row -> row.key(table), Function.identity(), (one, _) -> one, TreeMap::new));
    }

    public List<RowChange> changesUntil(DatabaseSnapshot later) {
        var changes = new ArrayList<RowChange>();
        tables.forEach((table, rows) -> addChanges(table, rows, later.rows(table), changes));
        return changes;
    }

    private Map<String, Row> rows(String table) {
        return tables.getOrDefault(table, Map.of());
    }

    private static void addChanges(
            String table, Map<String, Row> before, Map<String, Row> after, List<RowChange> changes) {
        before.forEach((key, row) -> {
            var now = after.get(key);
            if (now == null) {
                changes.add(new RowChange.Deleted(table, row));
            } else if (!now.equals(row)) {
                changes.add(new RowChange.Updated(table, row, now));
            }
        });
        after.forEach((key, row) -> {
            if (!before.containsKey(key)) {
                changes.add(new RowChange.Inserted(table, row));
            }
        });
    }
}
