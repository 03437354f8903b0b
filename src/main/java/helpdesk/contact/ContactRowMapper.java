package helpdesk.contact;

import static helpdesk.database.Columns.instant;
import static helpdesk.database.Columns.instantOrNull;

import helpdesk.contact.Contact.SoftDeletion;
import helpdesk.database.EntityId;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/// Reads a contact that is to be written. Spring Data JDBC would find out anew for each row which constructors take
/// which columns, and so take longer than the statement.
final class ContactRowMapper implements RowMapper<Contact> {

    @Override
    public Contact mapRow(ResultSet row, int number) throws SQLException {
        return new Contact(
                new ContactId(EntityId.uuid(row.getBytes("id"))),
                row.getLong("version"),
                ContactState.valueOf(row.getString("state")),
                fields(row),
                instant(row, "created_at"),
                instant(row, "updated_at"),
                softDeletion(row));
    }

    private static PersonalFields fields(ResultSet row) throws SQLException {
        var email = row.getString("email");
        var phone = row.getString("phone");
        return new PersonalFields(
                row.getString("name"),
                email == null ? null : new EmailAddress(email, row.getString("email_key")),
                phone == null ? null : new PhoneNumber(phone),
                row.getString("job_title"),
                row.getString("address"));
    }

    private static @Nullable SoftDeletion softDeletion(ResultSet row) throws SQLException {
        var moment = instantOrNull(row, "soft_deleted_at");
        return moment == null
                ? null
                : new SoftDeletion(moment, row.getString("soft_deleted_by"), row.getString("soft_deleted_by_subject"));
    }
}
