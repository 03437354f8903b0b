package helpdesk.purge.residue;

import helpdesk.contact.PersonalValues;
import helpdesk.purge.record.PurgeId;
import helpdesk.purge.record.ResidueFinding;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Looks for a contact's values in every column of text that, as the manifest says, holds nothing of a purged contact.
/// The database hands out what is in a column, once each, and the values never enter a statement, which a log of slow
/// queries would keep.
@Component
public class ResidueCheck {

    /// How the driver is told to keep no more than one row at a time.
    private static final int ROW_BY_ROW = Integer.MIN_VALUE;

    private final ErasureManifest manifest = ErasureManifest.read();
    private final JdbcClient jdbc;

    ResidueCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Column(String table, String name) {

        /// Of the records of purges, this purge's: those of others are theirs to look at, and grow for ever.
        String contents() {
            return "SELECT CAST(`%1$s` AS CHAR), COUNT(*) FROM `%2$s` WHERE `%1$s` IS NOT NULL%3$s GROUP BY `%1$s`"
                    .formatted(name, table, ofPurge());
        }

        private String ofPurge() {
            if (!table.startsWith("contact_purge")) {
                return "";
            }
            return table.equals("contact_purge") ? " AND id = :purge" : " AND purge_id = :purge";
        }

        String qualifiedName() {
            return (table + "." + name).toLowerCase(Locale.ROOT);
        }
    }

    /// Empty when nothing is left.
    public List<ResidueFinding> find(PersonalValues values, PurgeId purge) {
        var quotes = Quotes.of(values);
        return columns().stream()
                .map(column -> new ResidueFinding(column.table(), column.name(), rowsThatQuote(quotes, column, purge)))
                .filter(finding -> finding.count() > 0)
                .toList();
    }

    private int rowsThatQuote(Quotes quotes, Column column, PurgeId purge) {
        ResultSetExtractor<Integer> count = contents -> rowsThatQuote(quotes, contents);
        return jdbc.sql(column.contents())
                .withFetchSize(ROW_BY_ROW)
                .param("purge", purge.bytes())
                .query(count);
    }

    /// Bytes that are no text come as null.
    private static int rowsThatQuote(Quotes quotes, ResultSet contents) throws SQLException {
        var count = 0;
        while (contents.next()) {
            var text = contents.getString(1);
            count += text != null && quotes.quoteAnything(Quotes.Text.of(text)) ? contents.getInt(2) : 0;
        }
        return count;
    }

    /// As the database itself describes them.
    private List<Column> columns() {
        return jdbc.sql("""
            SELECT c.table_name, c.column_name FROM information_schema.columns c
            JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name
            WHERE c.table_schema = DATABASE() AND t.table_type = 'BASE TABLE' AND c.data_type IN
                ('char', 'varchar', 'tinytext', 'text', 'mediumtext', 'longtext', 'json', 'blob', 'longblob')
            ORDER BY c.table_name, c.ordinal_position
            """).query((row, _) -> new Column(row.getString(1), row.getString(2))).list().stream()
                .filter(column -> manifest.holdsNothingPersonal(column.qualifiedName()))
                .toList();
    }
}
