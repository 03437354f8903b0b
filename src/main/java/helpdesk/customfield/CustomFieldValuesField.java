package helpdesk.customfield;

import helpdesk.contact.spi.ContactField;
import helpdesk.database.EntityId;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Adds `customFieldValues` to the schema's `Contact`.
@Component
class CustomFieldValuesField implements ContactField<List<CustomFieldValue>> {

    private static final TypeReference<List<Row>> ROWS = new TypeReference<>() {};

    private final JsonMapper json;

    CustomFieldValuesField(JsonMapper json) {
        this.json = json;
    }

    /// The choices are JSON within a string: MariaDB stores JSON as text.
    private record Row(
            String id, int position, String key, String label, CustomFieldType type, String choices, String value) {}

    @Override
    public String name() {
        return "customFieldValues";
    }

    @Override
    public String subselect() {
        return """
            SELECT JSON_ARRAYAGG(JSON_OBJECT(
                'id', HEX(f.id), 'position', f.position, 'key', f.field_key, 'label', f.label, 'type', f.type,
                'choices', CONCAT('', f.choices), 'value', v.value))
            FROM custom_field_value v JOIN custom_field f ON f.id = v.custom_field_id
            WHERE v.contact_id = c.id\
            """;
    }

    @Override
    public List<CustomFieldValue> read(@Nullable String value) {
        return value == null
                ? List.of()
                : json.readValue(value, ROWS).stream()
                        .sorted(Comparator.comparingInt(Row::position))
                        .map(this::toValue)
                        .toList();
    }

    private CustomFieldValue toValue(Row row) {
        var id = new CustomFieldId(EntityId.uuid(HexFormat.of().parseHex(row.id())));
        var choices = List.of(json.readValue(row.choices(), String[].class));
        return new CustomFieldValue(new CustomField(id, row.key(), row.label(), row.type(), choices), row.value());
    }
}
