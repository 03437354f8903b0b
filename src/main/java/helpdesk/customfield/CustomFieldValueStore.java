package helpdesk.customfield;

import helpdesk.contact.ContactId;
import helpdesk.contact.spi.CustomFieldValueInput;
import helpdesk.contact.spi.CustomFieldValueWriter;
import helpdesk.database.EntityId;
import helpdesk.database.PersonalText;
import helpdesk.graphql.usererror.InputCheck;
import helpdesk.graphql.usererror.UserError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Checks and stores the custom field values of contacts.
@Repository
class CustomFieldValueStore implements CustomFieldValueWriter {

    private static final int MOST = TooManyCustomFields.MOST_OF_A_CONTACT;
    private static final String PATH = "customFieldValues";

    private final CustomFields fields;
    private final JdbcClient jdbc;

    CustomFieldValueStore(CustomFields fields, JdbcClient jdbc) {
        this.fields = fields;
        this.jdbc = jdbc;
    }

    /// A new value for a field; null clears it.
    private record Change(CustomField field, @Nullable PersonalText value) {}

    @Override
    public Changes check(List<CustomFieldValueInput> values, InputCheck check) {
        if (values.size() > MOST) {
            check.refuse("Give at most " + MOST + " values at once", PATH);
            return new CheckedChanges(List.of());
        }
        var defined = values.isEmpty() ? Map.<String, CustomField>of() : fields.byKey();
        var seen = new HashSet<String>();
        var changes = new ArrayList<Change>();
        for (var index = 0; index < values.size(); index++) {
            var input = values.get(index);
            var field = defined.get(input.key());
            if (field == null) {
                check.refuse("There is no custom field with this key", PATH, String.valueOf(index), "key");
            } else if (!seen.add(input.key())) {
                check.refuse("Each custom field may occur only once", PATH, String.valueOf(index), "key");
            } else {
                var value = check.check(input.value(), field::checked, PATH, String.valueOf(index), "value");
                changes.add(new Change(field, PersonalText.ofNullable(value)));
            }
        }
        return new CheckedChanges(changes);
    }

    private final class CheckedChanges implements Changes {

        private final List<Change> changes;
        private @Nullable Map<CustomFieldId, PersonalText> known;

        CheckedChanges(List<Change> changes) {
            this.changes = changes;
        }

        @Override
        public Optional<UserError> whyNot(ContactId contact) {
            return changed(stored(contact)).size() > MOST
                    ? Optional.of(TooManyCustomFields.ofAContact())
                    : Optional.empty();
        }

        @Override
        public List<String> changedKeys(ContactId contact) {
            var stored = stored(contact);
            return changes.stream()
                    .filter(change -> !Objects.equals(
                            change.value(), stored.get(change.field().id())))
                    .map(change -> change.field().key())
                    .toList();
        }

        private Map<CustomFieldId, PersonalText> changed(Map<CustomFieldId, PersonalText> stored) {
            var changed = new HashMap<>(stored);
            changes.forEach(change -> changed.compute(change.field().id(), (_, _) -> change.value()));
            return changed;
        }

        /// Read once: nobody else changes the values of a contact whose row is locked.
        private Map<CustomFieldId, PersonalText> stored(ContactId contact) {
            if (known == null) {
                known = changes.isEmpty() ? Map.of() : read(contact);
            }
            return known;
        }

        private Map<CustomFieldId, PersonalText> read(ContactId contact) {
            var stored = new HashMap<CustomFieldId, PersonalText>();
            jdbc.sql("SELECT custom_field_id, value FROM custom_field_value WHERE contact_id = :contact")
                    .param("contact", contact.bytes())
                    .query(row -> {
                        stored.put(
                                new CustomFieldId(EntityId.uuid(row.getBytes(1))), new PersonalText(row.getString(2)));
                    });
            return stored;
        }

        /// If a field was just deleted, the unit of work is tried again, and finds that there is none.
        @Override
        public void write(ContactId contact) {
            if (changes.isEmpty()) {
                return;
            }
            var named = changes.stream().map(change -> change.field().id()).collect(Collectors.toSet());
            if (!fields.keep(named)) {
                throw new ConcurrencyFailureException("A custom field was deleted since the values were checked");
            }
            var rows = new ArrayList<Object[]>();
            var cleared = new ArrayList<byte[]>();
            changes.forEach(change -> {
                if (change.value() == null) {
                    cleared.add(change.field().id().bytes());
                } else {
                    rows.add(new Object[] {
                        contact.bytes(),
                        change.field().id().bytes(),
                        change.value().value()
                    });
                }
            });
            if (!rows.isEmpty()) {
                jdbc.sql("REPLACE INTO custom_field_value (contact_id, custom_field_id, value) VALUES :rows")
                        .param("rows", rows)
                        .update();
            }
            if (!cleared.isEmpty()) {
                jdbc.sql("DELETE FROM custom_field_value WHERE contact_id = :contact AND custom_field_id IN (:cleared)")
                        .param("contact", contact.bytes())
                        .param("cleared", cleared)
                        .update();
            }
        }
    }
}
