package helpdesk.customfield;

import helpdesk.contact.spi.ContactField;
import helpdesk.database.EntityId;
import helpdesk.database.PersonalText;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Adds `customFieldValues` to the schema's `Contact`: of each field its id alone, since many contacts have values for
/// the same ones.
@Component
class CustomFieldValuesField implements ContactField<CustomFieldValuesField.Values> {

    private final JsonMapper json;

    CustomFieldValuesField(JsonMapper json) {
        this.json = json;
    }

    /// The values of a contact, and the revision of the fields with which they were read.
    record Values(long revision, List<Value> values) {

        static final Values NONE = new Values(0, List.of());
    }

    /// The value for a field. Personal data.
    record Value(CustomFieldId field, PersonalText value) {

        private static Value of(String id, String value) {
            return new Value(new CustomFieldId(EntityId.uuid(HexFormat.of().parseHex(id))), new PersonalText(value));
        }
    }

    @Override
    public String name() {
        return "customFieldValues";
    }

    /// The revision, a space, and the values.
    @Override
    public String subselect() {
        return "SELECT CONCAT(" + CustomFields.REVISION + """
            , ' ', JSON_ARRAYAGG(JSON_ARRAY(HEX(v.custom_field_id), v.value)))
            FROM custom_field_value v WHERE v.contact_id = c.id\
            """;
    }

    @Override
    public Values read(@Nullable String text) {
        if (text == null) {
            return Values.NONE;
        }
        var end = text.indexOf(' ');
        var values = Stream.of(json.readValue(text.substring(end + 1), String[][].class))
                .map(row -> Value.of(row[0], row[1]))
                .toList();
        return new Values(Long.parseLong(text.substring(0, end)), values);
    }
}
