package helpdesk.customfield;

import helpdesk.database.EntityId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The custom fields of the help desk.
@Repository
class CustomFields {

    private static final TypeReference<List<String>> CHOICES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    CustomFields(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /// In the order of their definition.
    List<CustomField> all() {
        return jdbc.sql("SELECT id, field_key, label, type, choices FROM custom_field ORDER BY position")
                .query((row, _) -> new CustomField(
                        new CustomFieldId(EntityId.uuid(row.getBytes("id"))),
                        row.getString("field_key"),
                        row.getString("label"),
                        CustomFieldType.valueOf(row.getString("type")),
                        json.readValue(row.getString("choices"), CHOICES)))
                .list();
    }

    CustomField get(CustomFieldId id) {
        return all().stream().filter(field -> field.id().equals(id)).findFirst().orElseThrow();
    }

    Map<String, CustomField> byKey() {
        return all().stream().collect(Collectors.toMap(CustomField::key, Function.identity()));
    }

    /// Makes others who define a field wait for the end of the transaction.
    void lock() {
        jdbc.sql("SELECT id FROM custom_field WHERE position = (SELECT MIN(position) FROM custom_field) FOR UPDATE")
                .query(byte[].class)
                .optional();
    }

    void add(CustomField field) {
        jdbc.sql("""
            INSERT INTO custom_field (id, field_key, label, type, choices)
            VALUES (:id, :key, :label, :type, :choices)
            """)
                .param("id", field.id().bytes())
                .param("key", field.key())
                .param("label", field.label())
                .param("type", field.type().name())
                .param("choices", json.writeValueAsString(field.choices()))
                .update();
    }
}
