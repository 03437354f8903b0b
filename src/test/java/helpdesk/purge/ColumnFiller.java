package helpdesk.purge;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import helpdesk.contact.ContactId;
import helpdesk.database.Column;
import helpdesk.database.DatabaseSchema;
import helpdesk.database.ForeignKey;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Puts a canary into every column of a contact's rows that has none yet and takes one. Which rows are the contact's
/// follows from the foreign keys, so that a new table, or a new column, is filled without anybody thinking of it.
final class ColumnFiller {

    private static final String CONTACT = "contact";

    private final List<Column> columns;
    private final List<ForeignKey> foreignKeys;
    private final ClassifiedColumns manifest;
    private final JdbcClient jdbc;

    ColumnFiller(DatabaseSchema schema, ClassifiedColumns manifest, JdbcClient jdbc) {
        this.columns = schema.columns();
        this.foreignKeys = schema.foreignKeys();
        this.manifest = manifest;
        this.jdbc = jdbc;
    }

    void fill(String contact, Canaries canaries, Collection<Residue> filled) {
        var done = filled.stream().map(Residue::column).collect(toSet());
        columns.stream()
                .filter(column -> takesCanaries(column) && !done.contains(column.qualifiedName()))
                .forEach(column -> fill(column, contact, canaries));
    }

    /// Whether the column can hold a text, however encoded, in a row of a contact. Keys are made in the application.
    boolean takesCanaries(Column column) {
        return (column.holdsText() || column.holdsBytes())
                && !column.isKey()
                && !rowsOfContact(column.table()).isEmpty();
    }

    /// `IGNORE` leaves out the rows, or all of them, in which a constraint forbids the canary.
    private void fill(Column column, String contact, Canaries canaries) {
        var canary = canaries.text(column.qualifiedName(), column.longest());
        jdbc.sql("UPDATE IGNORE %s SET %s = :value WHERE %s"
                        .formatted(column.table(), column.name(), rowsOfContact(column.table())))
                .param("value", value(column, canary))
                .param(CONTACT, ContactId.parse(contact).orElseThrow().bytes())
                .update();
    }

    private static Object value(Column column, String canary) {
        if (column.holdsBytes()) {
            return canary.getBytes(StandardCharsets.UTF_8);
        }
        return column.type().equals("json") ? "[\"" + canary.replace("\"", "\\\"") + "\"]" : canary;
    }

    /// The condition that finds them; empty for a table that has none.
    private String rowsOfContact(String table) {
        if (table.equals(CONTACT)) {
            return "id = :contact";
        }
        return foreignKeys.stream()
                .filter(key -> key.table().equals(table) && !isAuthor(key))
                .map(this::rowsOfContact)
                .filter(condition -> !condition.isEmpty())
                .collect(joining(" OR "));
    }

    private String rowsOfContact(ForeignKey key) {
        var referenced = rowsOfContact(key.referencedTable());
        return referenced.isEmpty()
                ? ""
                : "%s IN (SELECT %s FROM %s WHERE %s)"
                        .formatted(key.column(), key.referencedColumn(), key.referencedTable(), referenced);
    }

    private boolean isAuthor(ForeignKey key) {
        return manifest.treatmentOf(key.table(), key.column()) == Treatment.AUTHOR_TO_DELETED_USER;
    }
}
