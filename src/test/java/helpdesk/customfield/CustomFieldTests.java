package helpdesk.customfield;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.HelpdeskTest;
import helpdesk.api.Answer;
import helpdesk.api.Helpdesk;
import helpdesk.api.HelpdeskClient;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Custom fields of all five types, and their values.
@HelpdeskTest
class CustomFieldTests {

    private static final AtomicInteger KEYS = new AtomicInteger();

    @Autowired
    HelpdeskClient client;

    @Autowired
    Helpdesk helpdesk;

    @Autowired
    JdbcClient jdbc;

    @Nested
    class ADefinition {

        @Test
        void isListedInTheOrderOfDefinition() {
            var first = newKey();
            var second = newKey();
            define(Map.of("key", first, "label", "Müller & Söhne", "type", "DATE"));
            define(Map.of("key", second, "label", "Plan", "type", "CHOICE", "choices", List.of("Gold", "Silver")));
            var fields = client.asAgent()
                    .send("{ customFields { key label type choices } }")
                    .data("customFields");
            assertThat(fields.get(fields.size() - 2).toString())
                    .isEqualTo("{\"key\":\"%s\",\"label\":\"Müller & Söhne\",\"type\":\"DATE\",\"choices\":[]}"
                            .formatted(first));
            assertThat(fields.get(fields.size() - 1).toString())
                    .isEqualTo(
                            "{\"key\":\"%s\",\"label\":\"Plan\",\"type\":\"CHOICE\",\"choices\":[\"Gold\",\"Silver\"]}"
                                    .formatted(second));
        }

        @Test
        void hasItsKeyToItself() {
            var key = newKey();
            assertThat(define(Map.of("key", key, "label", "Plan", "type", "TEXT"))
                            .refusals("defineCustomField"))
                    .isEmpty();
            assertThat(define(Map.of("key", key, "label", "Other", "type", "DATE"))
                            .refusals("defineCustomField"))
                    .containsExactly("CustomFieldKeyTaken");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " ", "Plan", "1plan", "_plan", "plan-b", "plan b", "plän", "plan\n", "plan\u0000"})
        void refusesAKeyThatIsNone(String key) {
            assertThat(define(Map.of("key", key, "label", "Plan", "type", "TEXT"))
                            .refusals("defineCustomField"))
                    .containsExactly("InvalidInput");
        }

        @Test
        void refusesWhatIsTooLong() {
            assertThat(define(Map.of("key", "k".repeat(65), "label", "l".repeat(201), "type", "TEXT"))
                            .refusals("defineCustomField"))
                    .containsExactly("InvalidInput", "InvalidInput");
        }

        @Test
        void hasChoicesExactlyWhenItIsAChoice() {
            var many = IntStream.range(0, 101).mapToObj(String::valueOf).toList();
            for (var choices :
                    List.of(List.<String>of(), List.of("Gold", "Gold"), List.of("Gold", " Gold "), List.of(""), many)) {
                assertThat(define(Map.of("key", newKey(), "label", "Plan", "type", "CHOICE", "choices", choices))
                                .refusals("defineCustomField"))
                        .containsExactly("InvalidInput");
            }
            assertThat(define(Map.of("key", newKey(), "label", "Plan", "type", "TEXT", "choices", List.of("Gold")))
                            .refusals("defineCustomField"))
                    .containsExactly("InvalidInput");
        }
    }

    /// As many as there can be are defined for a moment, beside those of all other tests.
    @Nested
    class TheLastDefinition {

        @AfterEach
        void isForgotten() {
            jdbc.sql("DELETE FROM custom_field WHERE label = 'Filler'").update();
        }

        @Test
        void isTheThousandth() {
            fillUpTo(999);
            var answers = IntStream.range(0, 4)
                    .mapToObj(_ -> CompletableFuture.supplyAsync(
                            () -> define(Map.of("key", newKey(), "label", "Filler", "type", "TEXT"))))
                    .toList();
            assertThat(answers.stream().flatMap(answer -> answer.join().refusals("defineCustomField").stream()))
                    .containsExactly("TooManyCustomFields", "TooManyCustomFields", "TooManyCustomFields");
            assertThat(client.asAgent()
                            .send("{ customFields { key choices } }")
                            .data("customFields")
                            .size())
                    .isEqualTo(1_000);
        }

        private void fillUpTo(int count) {
            var defined = jdbc.sql("SELECT COUNT(*) FROM custom_field")
                    .query(Integer.class)
                    .single();
            var rows = IntStream.range(defined, count)
                    .mapToObj(number ->
                            "(UNHEX(REPLACE(UUID(), '-', '')), 'filler_" + number + "', 'Filler', 'TEXT', '[]')")
                    .collect(joining(", "));
            jdbc.sql("INSERT INTO custom_field (id, field_key, label, type, choices) VALUES " + rows)
                    .update();
        }
    }

    @Nested
    class AValue {

        /// However many are given at once.
        @Test
        void isOneOfAHundred() {
            var contact = helpdesk.theFullContact();
            var one = Map.of("key", aField("TEXT"), "value", "x");
            assertThat(change(contact, List.of(one))).containsExactly("TooManyCustomFields");
            var cleared = new HashMap<String, @Nullable String>();
            cleared.put("key", keyOf(contact));
            cleared.put("value", null);
            assertThat(change(contact, List.of(one, cleared))).isEmpty();
            var other = Map.of("key", keyOf(contact), "value", "y");
            assertThat(change(contact, List.of(other))).isEmpty();
        }

        private String keyOf(String contact) {
            return client.asAgent()
                    .send("query($id: ID!) { contact(id: $id) { customFieldValues { key } } }", Map.of("id", contact))
                    .data("contact.customFieldValues.0.key")
                    .asString();
        }

        private List<String> change(String contact, List<?> values) {
            return client.asAgent()
                    .mutate("updateContact", Map.of("id", contact, "customFieldValues", values), "contact { id }")
                    .refusals("updateContact");
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
            TEXT    | Gold 👑                  | Gold 👑
            TEXT    | ' trimmed '              | trimmed
            NUMBER  | -12.5                    | -12.5
            NUMBER  | 0                        | 0
            NUMBER  | 12345678901234567890123456789012345678 | 12345678901234567890123456789012345678
            DATE    | 2026-01-31               | 2026-01-31
            DATE    | 2024-02-29               | 2024-02-29
            BOOLEAN | true                     | true
            BOOLEAN | false                    | false
            CHOICE  | Gold                     | Gold
            """)
        void isKeptInTheFormOfItsType(String type, String value, String kept) {
            var key = aField(type);
            var contact = helpdesk.aContact(Map.of("customFieldValues", List.of(Map.of("key", key, "value", value))));
            assertThat(valuesOf(contact)).isEqualTo("[{\"key\":\"%s\",\"value\":\"%s\"}]".formatted(key, kept));
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
            TEXT    | ''
            TEXT    | ' '
            NUMBER  | ''
            NUMBER  | twelve
            NUMBER  | 1e5
            NUMBER  | 1,5
            NUMBER  | .5
            NUMBER  | 5.
            NUMBER  | +5
            NUMBER  | 0x10
            NUMBER  | NaN
            NUMBER  | ١٢
            NUMBER  | 123456789012345678901234567890123456789
            DATE    | ''
            DATE    | 31.01.2026
            DATE    | 2026-02-30
            DATE    | 2025-02-29
            DATE    | 2026-1-31
            DATE    | 2026-01-31T00:00:00Z
            DATE    | today
            BOOLEAN | ''
            BOOLEAN | TRUE
            BOOLEAN | yes
            BOOLEAN | 1
            CHOICE  | ''
            CHOICE  | gold
            CHOICE  | Platinum
            """)
        void isRefusedWhenItIsNoneOfItsType(String type, String value) {
            var refused = create(List.of(Map.of("key", aField(type), "value", value)));
            assertThat(refused.refusals("createContact")).containsExactly("InvalidInput");
            assertThat(refused.data("createContact.userErrors.0.field").toString())
                    .isEqualTo("[\"input\",\"customFieldValues\",\"0\",\"value\"]");
        }

        @Test
        void takesTwoThousandCharacters() {
            var key = aField("TEXT");
            assertThat(create(List.of(Map.of("key", key, "value", "👑".repeat(2_000))))
                            .refusals("createContact"))
                    .isEmpty();
            assertThat(create(List.of(Map.of("key", key, "value", "x".repeat(2_001))))
                            .refusals("createContact"))
                    .containsExactly("InvalidInput");
        }

        @Test
        void isRefusedForAFieldThatDoesNotExistOrTwice() {
            var key = aField("TEXT");
            var one = Map.of("key", key, "value", "Gold");
            assertThat(create(List.of(Map.of("key", "nothing_of_the_kind", "value", "Gold")))
                            .refusals("createContact"))
                    .containsExactly("InvalidInput");
            assertThat(create(List.of(one, one)).refusals("createContact")).containsExactly("InvalidInput");
            assertThat(create(Collections.nCopies(101, one)).refusals("createContact"))
                    .containsExactly("InvalidInput");
        }

        @Test
        void staysUnlessItIsNamedAndGoesWhenItIsNull() {
            var kept = aField("TEXT");
            var changed = aField("NUMBER");
            var cleared = aField("DATE");
            var contact = helpdesk.aContact(Map.of(
                    "customFieldValues",
                    List.of(
                            Map.of("key", kept, "value", "Gold"),
                            Map.of("key", changed, "value", "1"),
                            Map.of("key", cleared, "value", "2026-01-31"))));
            var nothing = new HashMap<String, @Nullable Object>(Map.of("key", cleared));
            nothing.put("value", null);
            client.asAgent()
                    .mutate(
                            "updateContact",
                            Map.of(
                                    "id",
                                    contact,
                                    "customFieldValues",
                                    List.of(Map.of("key", changed, "value", "2"), nothing)),
                            "contact { id }");
            assertThat(valuesOf(contact))
                    .isEqualTo("[{\"key\":\"%s\",\"value\":\"Gold\"},{\"key\":\"%s\",\"value\":\"2\"}]"
                            .formatted(kept, changed));
        }
    }

    private static String newKey() {
        return "key_" + KEYS.incrementAndGet() + "_" + Long.toString(System.nanoTime(), 36);
    }

    private String aField(String type) {
        var key = newKey();
        var input = new HashMap<String, Object>(Map.of("key", key, "label", "A field", "type", type));
        if (type.equals("CHOICE")) {
            input.put("choices", List.of("Gold", "Silver"));
        }
        assertThat(define(input).refusals("defineCustomField")).isEmpty();
        return key;
    }

    private Answer define(Map<String, ?> input) {
        return client.asAgent().mutate("defineCustomField", input, "customField { key }");
    }

    private Answer create(List<?> values) {
        return client.asAgent()
                .mutate("createContact", Map.of("name", "Erika", "customFieldValues", values), "contact { id }");
    }

    private String valuesOf(String contact) {
        return client.asAgent()
                .send("query($id: ID!) { contact(id: $id) { customFieldValues { key value } } }", Map.of("id", contact))
                .data("contact.customFieldValues")
                .toString();
    }
}
