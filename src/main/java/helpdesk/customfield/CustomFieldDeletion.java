package helpdesk.customfield;

import helpdesk.customfield.CustomFieldController.DeleteCustomFieldInput;
import helpdesk.database.EntityId;
import helpdesk.database.UnitOfWork;
import helpdesk.graphql.usererror.Outcome;
import helpdesk.security.AgentsOnly;
import helpdesk.security.PrivacyOfficersOnly;
import helpdesk.security.QuietTrace;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/// Deletes custom fields with all their values. The field is gone at once; its values are deleted in the same
/// transaction, or if they are many, afterwards in bounded ones, by whatever server comes first.
@Service
class CustomFieldDeletion {

    private static final Logger LOG = LoggerFactory.getLogger(CustomFieldDeletion.class);

    private static final int MOST_AT_ONCE = 1_000;

    private final CustomFields fields;
    private final JdbcClient jdbc;
    private final Clock clock;

    CustomFieldDeletion(CustomFields fields, JdbcClient jdbc, Clock clock) {
        this.fields = fields;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// @param values how many there were
    record DeletedField(String key, int values) {}

    /// Counts the values, and makes a checksum of whose they are and what.
    @AgentsOnly
    public CustomFieldDeletionPreview preview(CustomField field) {
        return jdbc.sql("""
            SELECT COUNT(*) AS number, COALESCE(BIT_XOR(CRC32(CONCAT(contact_id, value_checksum))), 0) AS checksum
            FROM custom_field_value WHERE custom_field_id = :field
            """)
                .param("field", field.id().bytes())
                .query((row, _) -> new CustomFieldDeletionPreview(
                        field.id().value() + "-" + row.getInt("number") + "-" + row.getLong("checksum"),
                        row.getInt("number"),
                        clock.instant()))
                .single();
    }

    /// Deletes the field as its preview said. Who writes a value at the same time has done so before, and then the
    /// preview is refused, or comes after, and then there is no such field.
    @PrivacyOfficersOnly
    @UnitOfWork
    public Outcome<DeletedField> delete(DeleteCustomFieldInput input) {
        fields.lock();
        return Optional.ofNullable(fields.byKey().get(input.key()))
                .map(field -> delete(field, input.previewFingerprint()))
                .orElseGet(() -> Outcome.refused(new CustomFieldNotFound()));
    }

    private Outcome<DeletedField> delete(CustomField field, String fingerprint) {
        fields.lock(field.id());
        var preview = preview(field);
        if (!preview.fingerprint().equals(fingerprint)) {
            return Outcome.refused(new CustomFieldPreviewChanged(preview));
        }
        fields.delete(field.id());
        if (preview.valueCount() < MOST_AT_ONCE) {
            deleteSome(field.id());
        }
        return Outcome.done(new DeletedField(field.key(), preview.valueCount()));
    }

    /// Several servers may do so at once.
    @Scheduled(fixedDelayString = "PT10S")
    void deleteWhatIsLeft() {
        try {
            deleted().forEach(this::deleteAll);
        } catch (DataAccessException fault) {
            LOG.warn("Values of deleted custom fields are kept for now: {}", QuietTrace.of(fault));
        }
    }

    private List<CustomFieldId> deleted() {
        return jdbc.sql("SELECT id FROM custom_field WHERE deleted = TRUE").query(byte[].class).list().stream()
                .map(id -> new CustomFieldId(EntityId.uuid(id)))
                .toList();
    }

    private void deleteAll(CustomFieldId field) {
        var isDone = false;
        while (!isDone) {
            isDone = deleteSome(field);
        }
    }

    /// The values, or the first of them, and after the last one the row of the field. Whether it was the last one.
    private boolean deleteSome(CustomFieldId field) {
        var values = jdbc.sql("DELETE FROM custom_field_value WHERE custom_field_id = :field LIMIT :most")
                .param("field", field.bytes())
                .param("most", MOST_AT_ONCE)
                .update();
        if (values < MOST_AT_ONCE) {
            jdbc.sql("DELETE FROM custom_field WHERE id = :field")
                    .param("field", field.bytes())
                    .update();
        }
        return values < MOST_AT_ONCE;
    }
}
