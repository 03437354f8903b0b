package helpdesk.contact;

import static helpdesk.database.Columns.instant;
import static helpdesk.database.Columns.instantOrNull;

import helpdesk.contact.spi.ContactField;
import helpdesk.database.Columns;
import helpdesk.database.EntityId;
import helpdesk.database.PersonalText;
import helpdesk.security.Caller;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.RowMapper;

/// The columns that a view of a contact is made of, from the table `contact c`.
///
/// @param selected the fields of other modules that are read with it
/// @param reader who is to see it
record ContactColumns(Collection<ContactField<?>> selected, Caller reader) implements RowMapper<ContactView> {

    private static final String COLUMNS = """
        c.id, c.version, c.state, c.name, c.email, c.phone, c.job_title, c.address, c.created_at, c.updated_at,
        c.soft_deleted_at, c.soft_deleted_by, c.soft_deleted_by_subject\
        """;

    String sql() {
        return selected.stream()
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
                new PersonalText(row.getString("name")),
                PersonalText.ofNullable(row.getString("email")),
                PersonalText.ofNullable(row.getString("phone")),
                PersonalText.ofNullable(row.getString("job_title")),
                PersonalText.ofNullable(Columns.longText(row, "address")),
                instant(row, "created_at"),
                instant(row, "updated_at"),
                instantOrNull(row, "soft_deleted_at"),
                PersonalText.ofNullable(row.getString("soft_deleted_by")),
                PersonalText.ofNullable(row.getString("soft_deleted_by_subject")),
                ContactView.Viewer.of(reader, id),
                valuesOfSelected(row));
    }

    private Map<String, Object> valuesOfSelected(ResultSet row) throws SQLException {
        var values = new HashMap<String, Object>();
        for (var field : selected) {
            values.put(field.name(), field.read(Columns.longText(row, field.name())));
        }
        return values;
    }
}
