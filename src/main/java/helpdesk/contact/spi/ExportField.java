package helpdesk.contact.spi;

import helpdesk.database.Columns;
import helpdesk.database.EntityId;
import helpdesk.graphql.GlobalId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A member of an object in the export of a contact.
///
/// @param sql the column, or an expression of columns, each with the name of its table
/// @param reader gives a text, a number, a list of texts, or null
public record ExportField(String name, String sql, Reader reader) {

    /// Reads a value as it is written into the document.
    public interface Reader {

        @Nullable
        Object read(ResultSet row, String column) throws SQLException;
    }

    public static ExportField text(String name, String sql) {
        return new ExportField(name, sql, ResultSet::getString);
    }

    public static ExportField number(String name, String sql) {
        return new ExportField(name, sql, ResultSet::getInt);
    }

    public static ExportField time(String name, String sql) {
        return new ExportField(name, sql, ExportField::moment);
    }

    /// A global id.
    public static ExportField id(String name, char type, String sql) {
        return new ExportField(
                name, sql, (row, column) -> new GlobalId(type, EntityId.uuid(row.getBytes(column))).toString());
    }

    /// Texts that are stored with commas between them.
    public static ExportField texts(String name, String sql) {
        return new ExportField(name, sql, ExportField::split);
    }

    private static @Nullable String moment(ResultSet row, String column) throws SQLException {
        var moment = Columns.instantOrNull(row, column);
        return moment == null ? null : moment.toString();
    }

    private static List<String> split(ResultSet row, String column) throws SQLException {
        var texts = row.getString(column);
        return texts == null ? List.of() : List.of(texts.split(",", -1));
    }
}
