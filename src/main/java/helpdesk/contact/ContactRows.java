package helpdesk.contact;

import static helpdesk.database.Columns.instant;
import static helpdesk.database.Columns.instantOrNull;

import helpdesk.contact.spi.ContactField;
import helpdesk.database.EntityId;
import helpdesk.security.Caller;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.RowMapper;

/// The columns of a contact as it is read, and how a row becomes a view.
record ContactRows(Collection<ContactField<?>> added, Caller reader) implements RowMapper<ContactView> {

    private static final String COLUMNS = """
        c.id, c.version, c.state, c.name, c.email, c.phone, c.job_title, c.address, c.created_at, c.updated_at,
        c.soft_deleted_at, c.soft_deleted_by, c.soft_deleted_by_subject\
        """;

    String columns() {
        return added.stream()
                .map(field -> ", (" + field.subselect() + ") AS " + field.name())
                .collect(Collectors.joining("", COLUMNS, ""));
    }

    @Override
    public ContactView mapRow(ResultSet row, int number) throws SQLException {
        var id = new ContactId(EntityId.uuid(row.getBytes("id")));
        return new ContactView(
                id,
                row.getInt("version"),
                ContactState.valueOf(row.getString("state")),
                row.getString("name"),
                row.getString("email"),
                row.getString("phone"),
                row.getString("job_title"),
                row.getString("address"),
                instant(row, "created_at"),
                instant(row, "updated_at"),
                instantOrNull(row, "soft_deleted_at"),
                row.getString("soft_deleted_by"),
                row.getString("soft_deleted_by_subject"),
                ContactViewer.of(reader, id),
                added(row));
    }

    private Map<String, Object> added(ResultSet row) throws SQLException {
        var values = new HashMap<String, Object>();
        for (var field : added) {
            values.put(field.name(), field.read(row.getString(field.name())));
        }
        return values;
    }
}
