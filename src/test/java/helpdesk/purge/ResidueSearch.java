package helpdesk.purge;

import static java.nio.charset.StandardCharsets.UTF_8;

import helpdesk.database.Column;
import helpdesk.database.DatabaseSchema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Looks for canaries in every column of every table, of whatever type: what is no text is looked at as a text too.
final class ResidueSearch {

    private static final char BETWEEN_ROWS = '\n';

    private final DatabaseSchema schema;
    private final JdbcClient jdbc;

    ResidueSearch(DatabaseSchema schema, JdbcClient jdbc) {
        this.schema = schema;
        this.jdbc = jdbc;
    }

    List<Residue> find(Collection<Canary> canaries) {
        return schema.tables().stream()
                .flatMap(table -> contents(table.name()).entrySet().stream())
                .flatMap(column -> canaries.stream()
                        .flatMap(canary ->
                                residues(column.getKey(), column.getValue().toString(), canary)))
                .toList();
    }

    private static Stream<Residue> residues(String column, String content, Canary canary) {
        return canary.forms().entrySet().stream()
                .filter(form -> content.contains(form.getValue()))
                .map(form -> new Residue(column, canary.name(), form.getKey()));
    }

    /// All that each column holds, one character for each byte.
    private Map<String, StringBuilder> contents(String table) {
        var contents = new HashMap<String, StringBuilder>();
        jdbc.sql("SELECT * FROM " + table)
                .query((row, _) -> append(table, row, contents))
                .list();
        return contents;
    }

    private static int append(String table, ResultSet row, Map<String, StringBuilder> contents) throws SQLException {
        var columns = row.getMetaData();
        for (var index = 1; index <= columns.getColumnCount(); index++) {
            var column = new Column(table, columns.getColumnName(index), "", 0, false).qualifiedName();
            contents.computeIfAbsent(column, _ -> new StringBuilder())
                    .append(cell(row, index))
                    .append(BETWEEN_ROWS);
        }
        return columns.getColumnCount();
    }

    private static String cell(ResultSet row, int index) throws SQLException {
        var value = row.getObject(index);
        if (value == null) {
            return "";
        }
        return Canary.oneCharacterEach(
                value instanceof byte[] bytes ? bytes : row.getString(index).getBytes(UTF_8));
    }
}
