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
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/// The columns that a view of a contact is made of, from the table `contact c`. Other columns of the same names may
/// stand beside them.
///
/// @param selected the fields of other modules that are read with it
/// @param reader who is to see it
/// @param isJoined whether many rows may have the same contact: then it has no address, which may be long
public record ContactColumns(Collection<ContactField<?>> selected, Caller reader, boolean isJoined)
        implements RowMapper<ContactView> {

    /// To join a contact, unless its purge has begun.
    public static final String JOIN = "JOIN contact c ON c.state <> 'PURGING' AND c.id = ";

    private static final String COLUMNS = """
        c.id AS contact_id, c.version AS contact_version, c.state AS contact_state, c.name AS contact_name,
        c.created_at AS contact_created_at, c.updated_at AS contact_updated_at, c.email, c.phone, c.job_title,
        c.soft_deleted_at, c.soft_deleted_by, c.soft_deleted_by_subject, \
        """;

    ContactColumns(Collection<ContactField<?>> selected, Caller reader) {
        this(selected, reader, false);
    }

    /// Of a contact that [#JOIN] joins with what refers to it.
    public static ContactColumns joined(Caller reader) {
        return new ContactColumns(Set.of(), reader, true);
    }

    public String sql() {
        return selected.stream()
                .map(field -> ", (" + field.subselect() + ") AS " + field.name())
                .collect(Collectors.joining("", COLUMNS + (isJoined ? "NULL AS address" : "c.address"), ""));
    }

    /// The values of the named parameters in [#sql].
    Map<String, Object> parameters() {
        var parameters = new HashMap<String, Object>();
        selected.forEach(field -> parameters.putAll(field.parameters()));
        return parameters;
    }

    /// Null if the row has no contact.
    public @Nullable ContactView viewOrNull(ResultSet row) throws SQLException {
        return row.getBytes("contact_id") == null ? null : mapRow(row, 0);
    }

    @Override
    public ContactView mapRow(ResultSet row, int number) throws SQLException {
        var id = new ContactId(EntityId.uuid(row.getBytes("contact_id")));
        return new ContactView(
                id,
                row.getInt("contact_version"),
                ContactState.valueOf(row.getString("contact_state")),
                new PersonalText(row.getString("contact_name")),
                PersonalText.ofNullable(row.getString("email")),
                PersonalText.ofNullable(row.getString("phone")),
                PersonalText.ofNullable(row.getString("job_title")),
                PersonalText.ofNullable(Columns.longText(row, "address")),
                instant(row, "contact_created_at"),
                instant(row, "contact_updated_at"),
                instantOrNull(row, "soft_deleted_at"),
                PersonalText.ofNullable(row.getString("soft_deleted_by")),
                PersonalText.ofNullable(row.getString("soft_deleted_by_subject")),
                ContactView.Viewer.of(reader, id),
                valuesOfSelected(row));
    }

    private Map<String, Supplier<?>> valuesOfSelected(ResultSet row) throws SQLException {
        var values = new HashMap<String, Supplier<?>>();
        for (var field : selected) {
            values.put(field.name(), field.read(Columns.longText(row, field.name())));
        }
        return values;
    }
}
