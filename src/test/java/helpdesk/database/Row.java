package helpdesk.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// A row of any table: each column's value as SQL would write it, so that `NULL` is not `'NULL'`.
public record Row(Map<String, String> values) {

    static Row of(ResultSet row, int number) throws SQLException {
        var values = new LinkedHashMap<String, String>();
        var columns = row.getMetaData();
        for (var index = 1; index <= columns.getColumnCount(); index++) {
            values.put(columns.getColumnName(index), literal(row, index));
        }
        return new Row(values);
    }

    private static String literal(ResultSet row, int index) throws SQLException {
        var value = row.getObject(index);
        if (value == null) {
            return "NULL";
        }
        return value instanceof byte[] bytes ? literal(bytes) : "'" + value + "'";
    }

    /// Bytes as [#value] gives them.
    public static String literal(byte[] bytes) {
        return "X'" + HexFormat.of().formatHex(bytes) + "'";
    }

    public String value(String column) {
        return Objects.requireNonNull(values.get(column), column);
    }

    public boolean has(String column) {
        return !value(column).equals("NULL");
    }

    /// What tells the row from all others of its table.
    String key(Table table) {
        var columns = table.primaryKey().isEmpty() ? List.copyOf(values.keySet()) : table.primaryKey();
        return columns.stream().map(this::value).collect(Collectors.joining(" "));
    }
}
