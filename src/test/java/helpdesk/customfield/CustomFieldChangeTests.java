package helpdesk.customfield;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import helpdesk.HelpdeskTest;
import helpdesk.api.Answer;
import helpdesk.api.Helpdesk;
import helpdesk.api.HelpdeskClient;
import helpdesk.contact.ContactId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// What becomes of a custom field after its definition.
@HelpdeskTest
class CustomFieldChangeTests {

    @Autowired
    HelpdeskClient client;

    @Autowired
    Helpdesk helpdesk;

    @Autowired
    JdbcClient jdbc;

    @Nested
    class AChange {

        @Test
        void renamesAndAddsChoicesAndKeepsValues() {
            var key = aChoice("Gold");
            var contact = aContactWith(key, "Gold");
            assertThat(valuesOf(contact)).contains("A field");
            var input = Map.of("key", key, "label", " Müller ", "newChoices", List.of("Gold", "Silver"));
            for (var repetition = 0; repetition < 2; repetition++) {
                var field = update(input).data("updateCustomField.customField");
                assertThat(field.path("label").asString()).isEqualTo("Müller");
                assertThat(field.path("choices").toString()).isEqualTo("[\"Gold\",\"Silver\"]");
            }
            assertThat(valuesOf(contact)).contains("Müller", "Gold", "Silver").doesNotContain("A field");
            assertThat(write(contact, key, "Silver").refusals("updateContact")).isEmpty();
        }

        @Test
        void refusesWhatAFieldCannotBe() {
            var key = aChoice("Gold");
            var text = helpdesk.aCustomField("TEXT");
            var many = IntStream.range(0, 100).mapToObj(String::valueOf).toList();
            assertThat(refusals(Map.of("key", "nothing_of_the_kind"))).containsExactly("CustomFieldNotFound");
            Stream.of(
                            Map.of("key", key, "label", ""),
                            Map.of("key", key, "label", "x".repeat(201)),
                            Map.of("key", key, "newChoices", List.of(" ")),
                            Map.of("key", key, "newChoices", many),
                            Map.of("key", text, "newChoices", List.of("Gold")),
                            Map.of("key", key, "moveBefore", "nothing_of_the_kind"),
                            Map.of("key", key, "moveAfter", "nothing_of_the_kind"),
                            Map.of("key", key, "moveBefore", text, "moveAfter", text))
                    .forEach(
                            input -> assertThat(refusals(input)).as("%s", input).containsExactly("InvalidInput"));
        }

        @Test
        void putsAFieldBeforeOrAfterAnyOther() {
            var keys = IntStream.range(0, 4)
                    .mapToObj(_ -> helpdesk.aCustomField("TEXT"))
                    .toList();
            for (var moved : keys) {
                for (var other : keys) {
                    for (var move : List.of("moveBefore", "moveAfter")) {
                        var expected = new ArrayList<>(order(keys));
                        if (!moved.equals(other)) {
                            expected.remove(moved);
                            expected.add(expected.indexOf(other) + (move.equals("moveAfter") ? 1 : 0), moved);
                        }
                        assertThat(refusals(Map.of("key", moved, move, other))).isEmpty();
                        assertThat(order(keys))
                                .as("%s %s %s", moved, move, other)
                                .isEqualTo(expected);
                    }
                }
            }
        }

        private List<String> order(List<String> keys) {
            return client.asAgent()
                    .send("{ customFields { key } }")
                    .data("customFields")
                    .valueStream()
                    .map(field -> field.path("key").asString())
                    .filter(keys::contains)
                    .toList();
        }

        private List<String> refusals(Map<String, ?> input) {
            return update(input).refusals("updateCustomField");
        }
    }

    @Nested
    class ADeletion {

        @Test
        void deletesTheFieldAndItsValuesAsPreviewed() {
            var key = helpdesk.aCustomField("TEXT");
            var kept = helpdesk.aCustomField("TEXT");
            var contact = aContactWith(key, "Gold");
            write(contact, kept, "Silver");
            assertThat(preview(key).path("valueCount").asInt()).isEqualTo(1);
            var deleted = delete(key, fingerprint(key)).data("deleteCustomField");
            assertThat(deleted.path("deletedKey").asString()).isEqualTo(key);
            assertThat(deleted.path("deletedValueCount").asInt()).isEqualTo(1);
            assertThat(valuesOf(contact)).contains("Silver").doesNotContain("Gold");
            assertThat(values("Gold", contact)).isZero();
            assertThat(client.asAgent()
                            .send("query($key: String!) { customField(key: $key) { key } }", Map.of("key", key))
                            .data("customField")
                            .isNull())
                    .isTrue();
            assertThat(write(contact, key, "Gold").refusals("updateContact")).containsExactly("InvalidInput");
            assertThat(delete(key, "any").refusals("deleteCustomField")).containsExactly("CustomFieldNotFound");
        }

        @Test
        void leavesTheKeyToANewField() {
            var key = helpdesk.aCustomField("TEXT");
            var contact = aContactWith(key, "Gold");
            delete(key, fingerprint(key));
            var input = Map.of("key", key, "label", "Another one", "type", "NUMBER");
            assertThat(client.asAgent()
                            .mutate("defineCustomField", input, "customField { key }")
                            .refusals("defineCustomField"))
                    .isEmpty();
            assertThat(valuesOf(contact)).doesNotContain("Gold");
            assertThat(write(contact, key, "7").refusals("updateContact")).isEmpty();
        }

        @Test
        void isRefusedOnceAValueHasChangedOrCome() {
            var key = helpdesk.aCustomField("TEXT");
            var contact = aContactWith(key, "Gold");
            var before = fingerprint(key);
            write(contact, key, "Silver");
            assertThat(delete(key, before).refusals("deleteCustomField")).containsExactly("CustomFieldPreviewChanged");
            var changed = fingerprint(key);
            aContactWith(key, "Silver");
            var refused = delete(key, changed);
            assertThat(refused.refusals("deleteCustomField")).containsExactly("CustomFieldPreviewChanged");
            assertThat(refused.data("deleteCustomField.userErrors.0.currentPreview.valueCount")
                            .asInt())
                    .isEqualTo(2);
            assertThat(valuesOf(contact)).contains("Silver");
        }

        @Test
        void takesItsTimeForManyValuesThatNobodySeesAnyMore() {
            var key = helpdesk.aCustomField("TEXT");
            var contact = aContactWith(key, "Gold");
            jdbc.sql("""
                INSERT INTO contact (id, version, state, name, created_at, updated_at)
                SELECT UNHEX(REPLACE(UUID(), '-', '')), 1, 'ACTIVE', 'Somebody', NOW(6), NOW(6)
                FROM information_schema.columns a, (SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3) b LIMIT 2500
                """).update();
            jdbc.sql("""
                INSERT INTO custom_field_value (contact_id, custom_field_id, value)
                SELECT c.id, f.id, 'Gold' FROM contact c, custom_field f
                WHERE c.name = 'Somebody' AND f.field_key = :key
                """).param("key", key).update();
            var many = preview(key).path("valueCount").asInt();
            assertThat(many).isGreaterThan(1_000);
            assertThat(delete(key, fingerprint(key))
                            .data("deleteCustomField.deletedValueCount")
                            .asInt())
                    .isEqualTo(many);
            assertThat(valuesOf(contact)).doesNotContain("Gold");
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> jdbc.sql("SELECT COUNT(*) FROM custom_field WHERE deleted = TRUE")
                                    .query(Integer.class)
                                    .single()
                            == 0);
        }

        /// Whoever comes first: the other one is refused.
        @Test
        void doesNotLoseAValueThatIsWrittenAtTheSameTime() {
            var seen = new HashMap<Set<String>, Integer>();
            for (var round = 0; round < 20; round++) {
                var key = helpdesk.aCustomField("TEXT");
                var contact = helpdesk.aContact();
                var fingerprint = fingerprint(key);
                var deletion = CompletableFuture.supplyAsync(() -> delete(key, fingerprint));
                var written = write(contact, key, "Gold").refusals("updateContact");
                var deleted = deletion.join().refusals("deleteCustomField");
                seen.merge(Set.of("written " + written, "deleted " + deleted), 1, Integer::sum);
                assertThat(values("Gold", contact)).isEqualTo(written.isEmpty() ? 1 : 0);
            }
            assertThat(seen.keySet())
                    .isSubsetOf(
                            Set.of("written []", "deleted [CustomFieldPreviewChanged]"),
                            Set.of("written [InvalidInput]", "deleted []"));
        }

        private String fingerprint(String key) {
            return helpdesk.deletionFingerprint(key);
        }

        private JsonNode preview(String key) {
            var document = "query($key: String!) { customField(key: $key) { deletionPreview { valueCount } } }";
            return client.asAgent().send(document, Map.of("key", key)).data("customField.deletionPreview");
        }

        private Answer delete(String key, String fingerprint) {
            var document = """
                mutation($input: DeleteCustomFieldInput!) {
                  deleteCustomField(input: $input) {
                    deletedKey deletedValueCount
                    userErrors {
                      __typename ... on CustomFieldPreviewChanged { currentPreview { valueCount } }
                    }
                  }
                }
                """;
            return client.asPrivacyOfficer()
                    .send(document, Map.of("input", Map.of("key", key, "previewFingerprint", fingerprint)));
        }

        private int values(String value, String contact) {
            return requireNonNull(jdbc.sql(
                            "SELECT COUNT(*) FROM custom_field_value WHERE contact_id = :contact AND value = :value")
                    .param("contact", ContactId.parse(contact).orElseThrow().bytes())
                    .param("value", value)
                    .query(Integer.class)
                    .single());
        }
    }

    private String aChoice(String choice) {
        var key = Helpdesk.newFieldKey();
        var input = Map.of("key", key, "label", "A field", "type", "CHOICE", "choices", List.of(choice));
        client.asAgent().mutate("defineCustomField", input, "customField { key }");
        return key;
    }

    private String aContactWith(String key, String value) {
        return helpdesk.aContact(Map.of("customFieldValues", List.of(Map.of("key", key, "value", value))));
    }

    private Answer write(String contact, String key, String value) {
        var input = Map.of("id", contact, "customFieldValues", List.of(Map.of("key", key, "value", value)));
        return client.asAgent().mutate("updateContact", input, "contact { id }");
    }

    private Answer update(Map<String, ?> input) {
        return client.asAgent().mutate("updateCustomField", input, "customField { key label choices }");
    }

    private String valuesOf(String contact) {
        var document = "query($id: ID!) { contact(id: $id) { customFieldValues { value field { label choices } } } }";
        return client.asAgent()
                .send(document, Map.of("id", contact))
                .data("contact")
                .toString();
    }
}
