package helpdesk.customfield;

import helpdesk.contact.ContactId;
import helpdesk.contact.spi.CustomFieldValueInput;
import helpdesk.contact.spi.CustomFieldValueWriter;
import helpdesk.graphql.usererror.InputCheck;
import helpdesk.graphql.usererror.UserError;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Checks and stores the custom field values of contacts.
@Repository
class CustomFieldValues implements CustomFieldValueWriter {

    private static final int MOST = TooManyCustomFields.MOST_OF_A_CONTACT;
    private static final String PATH = "customFieldValues";

    private final CustomFields fields;
    private final JdbcClient jdbc;

    CustomFieldValues(CustomFields fields, JdbcClient jdbc) {
        this.fields = fields;
        this.jdbc = jdbc;
    }

    @Override
    public void check(List<CustomFieldValueInput> values, InputCheck check) {
        if (values.size() > MOST) {
            check.refuse("Give at most " + MOST + " values at once", PATH);
            return;
        }
        var defined = values.isEmpty() ? Map.<String, CustomField>of() : fields.byKey();
        var seen = new HashSet<String>();
        for (var index = 0; index < values.size(); index++) {
            var input = values.get(index);
            var field = defined.get(input.key());
            if (field == null) {
                check.refuse("There is no custom field with this key", PATH, String.valueOf(index), "key");
            } else if (!seen.add(input.key())) {
                check.refuse("Give each custom field once", PATH, String.valueOf(index), "key");
            } else {
                check.check(input.value(), field::checked, PATH, String.valueOf(index), "value");
            }
        }
    }

    @Override
    public Optional<UserError> whyNot(ContactId contact, List<CustomFieldValueInput> values) {
        var keys = values.isEmpty()
                ? new HashSet<String>()
                : new HashSet<>(valuesOf(contact).keySet());
        values.forEach(input -> {
            if (input.value() == null) {
                keys.remove(input.key());
            } else {
                keys.add(input.key());
            }
        });
        return keys.size() > MOST ? Optional.of(TooManyCustomFields.ofAContact()) : Optional.empty();
    }

    @Override
    public boolean differ(ContactId contact, List<CustomFieldValueInput> values) {
        var defined = values.isEmpty() ? Map.<String, CustomField>of() : fields.byKey();
        var stored = values.isEmpty() ? Map.<String, String>of() : valuesOf(contact);
        return values.stream().anyMatch(input -> !Objects.equals(stored.get(input.key()), toStore(input, defined)));
    }

    private static @Nullable String toStore(CustomFieldValueInput input, Map<String, CustomField> defined) {
        return input.value() == null
                ? null
                : Objects.requireNonNull(defined.get(input.key())).checked(input.value());
    }

    private Map<String, String> valuesOf(ContactId contact) {
        var values = new HashMap<String, String>();
        jdbc.sql("""
            SELECT f.field_key, v.value FROM custom_field_value v JOIN custom_field f ON f.id = v.custom_field_id
            WHERE v.contact_id = :contact
            """).param("contact", contact.bytes()).query(row -> {
            values.put(row.getString("field_key"), row.getString("value"));
        });
        return values;
    }

    @Override
    public void write(ContactId contact, List<CustomFieldValueInput> values) {
        if (values.isEmpty()) {
            return;
        }
        var defined = fields.byKey();
        values.forEach(input -> write(contact, Objects.requireNonNull(defined.get(input.key())), input));
    }

    private void write(ContactId contact, CustomField field, CustomFieldValueInput input) {
        var statement = input.value() == null
                ? jdbc.sql("DELETE FROM custom_field_value WHERE contact_id = :contact AND custom_field_id = :field")
                : jdbc.sql("""
                    REPLACE INTO custom_field_value (contact_id, custom_field_id, value)
                    VALUES (:contact, :field, :value)
                    """).param("value", field.checked(input.value()));
        statement
                .param("contact", contact.bytes())
                .param("field", field.id().bytes())
                .update();
    }
}
