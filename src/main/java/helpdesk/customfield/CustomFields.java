package helpdesk.customfield;

import helpdesk.database.EntityId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The custom fields of the help desk. They change seldom, so each is read once, with its up to a hundred choices,
/// and then shared by all who want it, until there is another revision.
@Repository
class CustomFields {

    /// The number of changes so far: one value, to be read together with whatever names the fields.
    static final String REVISION = "COALESCE((SELECT revision FROM custom_field_revision WHERE id = 1), 0)";

    private static final TypeReference<List<String>> CHOICES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private volatile Known known = new Known(0);

    CustomFields(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /// What was read of a revision, or of a later one.
    private record Known(long revision, Map<CustomFieldId, CustomField> fields) {

        Known(long revision) {
            this(revision, new ConcurrentHashMap<>());
        }
    }

    /// In their order.
    List<CustomField> all() {
        var revision = new long[1];
        var ids = jdbc.sql("SELECT id, " + REVISION + " FROM custom_field WHERE deleted = FALSE ORDER BY position")
                .query((row, _) -> {
                    revision[0] = row.getLong(2);
                    return new CustomFieldId(EntityId.uuid(row.getBytes(1)));
                })
                .list();
        return List.copyOf(find(ids, revision[0]).values());
    }

    /// Those of the ids that are fields, in the order of the ids.
    ///
    /// @param revision what the ids were read with
    Map<CustomFieldId, CustomField> find(Collection<CustomFieldId> ids, long revision) {
        var fields = known(revision).fields();
        read(ids.stream().filter(id -> !fields.containsKey(id)).collect(Collectors.toSet()))
                .forEach(field -> fields.put(field.id(), field));
        var found = new LinkedHashMap<CustomFieldId, CustomField>();
        ids.stream().filter(fields::containsKey).forEach(id -> found.put(id, fields.get(id)));
        return found;
    }

    private synchronized Known known(long revision) {
        if (revision > known.revision()) {
            known = new Known(revision);
        }
        return known;
    }

    private List<CustomField> read(Set<CustomFieldId> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql("""
                    SELECT id, position, field_key, label, type, choices FROM custom_field
                    WHERE id IN (:ids) AND NOT deleted
                    """)
                        .param("ids", ids.stream().map(CustomFieldId::bytes).toList())
                        .query((row, _) -> new CustomField(
                                new CustomFieldId(EntityId.uuid(row.getBytes("id"))),
                                row.getInt("position"),
                                row.getString("field_key"),
                                row.getString("label"),
                                CustomFieldType.valueOf(row.getString("type")),
                                json.readValue(row.getString("choices"), CHOICES)))
                        .list();
    }

    /// As it is now, in the running transaction.
    Optional<CustomField> find(CustomFieldId id) {
        return read(Set.of(id)).stream().findFirst();
    }

    Map<String, CustomField> byKey() {
        return all().stream().collect(Collectors.toMap(CustomField::key, Function.identity()));
    }

    /// Makes others who change fields wait for the end of the transaction.
    void lock() {
        jdbc.sql("SELECT revision FROM custom_field_revision WHERE id = 1 FOR UPDATE")
                .query(Long.class)
                .optional();
    }

    /// Makes those who write values of the field wait for the end of the transaction, after those who write one now.
    void lock(CustomFieldId id) {
        jdbc.sql("SELECT id FROM custom_field WHERE id = :id FOR UPDATE")
                .param("id", id.bytes())
                .query(byte[].class)
                .optional();
    }

    /// To be called with each change, in its transaction.
    private void countChange() {
        jdbc.sql("UPDATE custom_field_revision SET revision = revision + 1 WHERE id = 1")
                .update();
    }

    void add(CustomFieldId id, String key, String label, CustomFieldType type, List<String> choices) {
        countChange();
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

    void change(CustomFieldId id, String label, List<String> choices) {
        countChange();
        jdbc.sql("UPDATE custom_field SET label = :label, choices = :choices WHERE id = :id")
                .param("label", label)
                .param("choices", json.writeValueAsString(choices))
                .param("id", id.bytes())
                .update();
    }

    /// Puts a field in the place of another one; those in between move up or down by one.
    void move(CustomField field, CustomField place) {
        countChange();
        jdbc.sql(
                        field.position() < place.position()
                                ? "UPDATE custom_field SET position = position - 1 WHERE position > :from AND position"
                                        + " <= :to"
                                : "UPDATE custom_field SET position = position + 1 WHERE position < :from AND position"
                                        + " >= :to")
                .param("from", field.position())
                .param("to", place.position())
                .update();
        jdbc.sql("UPDATE custom_field SET position = :to WHERE id = :id")
                .param("to", place.position())
                .param("id", field.id().bytes())
                .update();
    }

    /// From now on it is no field any more, and its key is free. Its values are to be deleted next.
    void delete(CustomFieldId id) {
        countChange();
        jdbc.sql("UPDATE custom_field SET deleted = TRUE, field_key = CONCAT('-', HEX(id)) WHERE id = :id")
                .param("id", id.bytes())
                .update();
    }

    /// Makes those who delete one of the fields wait for the end of the transaction. False if one is deleted.
    boolean keep(Set<CustomFieldId> ids) {
        return jdbc.sql("SELECT id FROM custom_field WHERE id IN (:ids) AND NOT deleted LOCK IN SHARE MODE")
                        .param("ids", ids.stream().map(CustomFieldId::bytes).toList())
                        .query(byte[].class)
                        .list()
                        .size()
                == ids.size();
    }
}
