package helpdesk.customfield;

import helpdesk.contact.spi.ContactField;
import helpdesk.database.EntityId;
import helpdesk.database.PersonalText;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/// Adds `customFieldValues` to the schema's `Contact`: of each field its id alone, since many contacts have values for
/// the same ones.
@Component
class CustomFieldValuesField implements ContactField<List<CustomFieldValue>> {

    private final ObjectReader reader;
    private final CustomFields fields;

    CustomFieldValuesField(JsonMapper json, CustomFields fields) {
        this.reader = json.readerForMapOf(String.class);
        this.fields = fields;
    }

    /// A value as it is stored. Personal data.
    private record StoredValue(CustomFieldId field, PersonalText value) {

        private static StoredValue of(String id, String value) {
            return new StoredValue(
                    new CustomFieldId(EntityId.uuid(HexFormat.of().parseHex(id))), new PersonalText(value));
        }
    }

    @Override
    public String name() {
        return "customFieldValues";
    }

    /// The revision of the fields with which the values are read, a space, and the values.
    @Override
    public String subselect() {
        return "SELECT CONCAT(" + CustomFields.REVISION + """
            , ' ', JSON_OBJECTAGG(HEX(v.custom_field_id), v.value))
            FROM custom_field_value v WHERE v.contact_id = c.id\
            """;
    }

    @Override
    public Supplier<List<CustomFieldValue>> read(@Nullable String text) {
        if (text == null) {
            return List::of;
        }
        var end = text.indexOf(' ');
        var revision = Long.parseLong(text.substring(0, end));
        Map<String, String> stored = reader.readValue(text.substring(end + 1));
        var values = stored.entrySet().stream()
                .map(value -> StoredValue.of(value.getKey(), value.getValue()))
                .toList();
        return () -> withFields(values, revision);
    }

    /// In the order of the fields, without the values of a field that was just deleted.
    private List<CustomFieldValue> withFields(List<StoredValue> values, long revision) {
        var known = fields.find(values.stream().map(StoredValue::field).toList(), revision);
        return values.stream()
                .filter(value -> known.containsKey(value.field()))
                .map(value -> new CustomFieldValue(Objects.requireNonNull(known.get(value.field())), value.value()))
                .sorted(Comparator.comparingInt(value -> value.field().position()))
                .toList();
    }
}
