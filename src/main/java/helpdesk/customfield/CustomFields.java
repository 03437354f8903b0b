package helpdesk.customfield;

import helpdesk.database.EntityId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The custom fields of the help desk. A definition never changes, so each is read once, with its up to a hundred
/// choices, and then shared by all who want it.
@Repository
class CustomFields {

    private static final TypeReference<List<String>> CHOICES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Map<CustomFieldId, CustomField> known = new ConcurrentHashMap<>();

    CustomFields(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /// In the order of their definition.
    List<CustomField> all() {
        var ids = jdbc.sql("SELECT id FROM custom_field ORDER BY position").query(byte[].class).list().stream()
                .map(id -> new CustomFieldId(EntityId.uuid(id)))
                .toList();
        return List.copyOf(find(ids).values());
    }

    /// Those of the ids that are fields, in the order of the ids.
    Map<CustomFieldId, CustomField> find(Collection<CustomFieldId> ids) {
        read(ids.stream().filter(id -> !known.containsKey(id)).collect(Collectors.toSet()));
        var found = new LinkedHashMap<CustomFieldId, CustomField>();
        ids.stream().filter(known::containsKey).forEach(id -> found.put(id, known.get(id)));
        return found;
    }

    private void read(Set<CustomFieldId> unknown) {
        if (!unknown.isEmpty()) {
            jdbc.sql("SELECT id, position, field_key, label, type, choices FROM custom_field WHERE id IN (:ids)")
                    .param("ids", unknown.stream().map(CustomFieldId::bytes).toList())
                    .query((row, _) -> new CustomField(
                            new CustomFieldId(EntityId.uuid(row.getBytes("id"))),
                            row.getInt("position"),
                            row.getString("field_key"),
                            row.getString("label"),
                            CustomFieldType.valueOf(row.getString("type")),
                            json.readValue(row.getString("choices"), CHOICES)))
                    .list()
                    .forEach(field -> known.put(field.id(), field));
        }
    }

    CustomField get(CustomFieldId id) {
        return Objects.requireNonNull(find(List.of(id)).get(id));
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

    void add(CustomFieldId id, String key, String label, CustomFieldType type, List<String> choices) {
        jdbc.sql("""
            INSERT INTO custom_field (id, field_key, label, type, choices)
            VALUES (:id, :key, :label, :type, :choices)
            """)
                .param("id", id.bytes())
                .param("key", key)
                .param("label", label)
                .param("type", type.name())
                .param("choices", json.writeValueAsString(choices))
                .update();
    }
}
