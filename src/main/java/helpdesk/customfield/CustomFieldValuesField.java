package helpdesk.customfield;

import com.fasterxml.jackson.annotation.JsonFormat;
import helpdesk.contact.spi.ContactField;
import helpdesk.database.EntityId;
import helpdesk.database.PersonalText;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Adds `customFieldValues` to the schema's `Contact`: of each field its id alone, since many contacts have values for
/// the same ones.
@Component
class CustomFieldValuesField implements ContactField<List<CustomFieldValuesField.Value>> {

    private static final TypeReference<List<Row>> ROWS = new TypeReference<>() {};

    private final JsonMapper json;

    CustomFieldValuesField(JsonMapper json) {
        this.json = json;
    }

    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    private record Row(String id, PersonalText value) {}

    /// The value for a field. Personal data.
    record Value(CustomFieldId field, PersonalText value) {

        private static Value of(Row row) {
            return new Value(new CustomFieldId(EntityId.uuid(HexFormat.of().parseHex(row.id()))), row.value());
        }
    }

    @Override
    public String name() {
        return "customFieldValues";
    }

    @Override
    public String subselect() {
        return """
            SELECT JSON_ARRAYAGG(JSON_ARRAY(HEX(v.custom_field_id), v.value))
            FROM custom_field_value v WHERE v.contact_id = c.id\
            """;
    }

    @Override
    public List<Value> read(@Nullable String value) {
        return value == null
                ? List.of()
                : json.readValue(value, ROWS).stream().map(Value::of).toList();
    }
}
