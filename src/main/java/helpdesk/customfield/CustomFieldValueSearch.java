package helpdesk.customfield;

import static java.nio.charset.StandardCharsets.UTF_8;

import helpdesk.contact.spi.CustomFieldValueFinder;
import helpdesk.contact.spi.Holders;
import helpdesk.database.PersonalText;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import org.springframework.stereotype.Component;

/// Finds contacts by their value for a custom field: by a checksum of the value, since an index does not take values
/// of that length.
@Component
class CustomFieldValueSearch implements CustomFieldValueFinder {

    private final CustomFields fields;

    CustomFieldValueSearch(CustomFields fields) {
        this.fields = fields;
    }

    @Override
    public Holders find(String key, PersonalText value) {
        var field = Optional.ofNullable(fields.byKey().get(key))
                .orElseThrow(() -> new IllegalArgumentException("There is no custom field with this key"));
        var stored = field.checked(value.value());
        return new Holders(
                "custom_field_value v FORCE INDEX (custom_field_value_of_field)",
                "v.contact_id",
                "v.custom_field_id = :customField AND v.value_checksum = :checksum AND v.value = :value",
                "(SELECT v.value FROM custom_field_value v"
                        + " WHERE v.contact_id = c.id AND v.custom_field_id = :customField) = :value",
                Map.of("customField", field.id().bytes(), "checksum", checksum(stored), "value", stored));
    }

    /// As the database computes it for the column.
    private static long checksum(String value) {
        var checksum = new CRC32();
        checksum.update(value.getBytes(UTF_8));
        return checksum.getValue();
    }
}
