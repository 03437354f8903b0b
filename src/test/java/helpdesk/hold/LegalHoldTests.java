package helpdesk.hold;

import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.HelpdeskTest;
import helpdesk.api.Answer;
import helpdesk.api.Helpdesk;
import helpdesk.api.HelpdeskClient;
import helpdesk.contact.Agent;
import helpdesk.contact.ContactId;
import helpdesk.contact.ContactLifecycle;
import helpdesk.contact.SoftDeletedContact;
import helpdesk.database.PersonalText;
import helpdesk.database.StatementCount;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;

/// A contact with a legal hold is kept, whoever asks for its purge, until the hold is released or its time is over.
@HelpdeskTest
class LegalHoldTests {

    private static final String REASON = "Lawsuit of Müller\nagainst the printer";
    private static final String ALL =
            "id reason until placedAt placedBy { displayName } endedAt releasedBy { subject }";

    @Autowired
    HelpdeskClient client;

    @Autowired
    Helpdesk helpdesk;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    LegalHoldExpiry expiry;

    @Nested
    class AHeldContact {

        @Test
        void isSoftDeletedAndRestoredAndNotPurged() {
            var contact = helpdesk.aContact();
            place(contact, null);
            helpdesk.restored(helpdesk.softDeleted(contact));
            assertThat(blockers(contact)).containsExactly("NOT_SOFT_DELETED", "LEGAL_HOLD");
            helpdesk.softDeleted(contact);
            assertThat(blockers(contact)).containsExactly("LEGAL_HOLD");
            var refusal = purge(contact, helpdesk.previewFingerprint(contact)).data("purgeContact.userErrors.0");
            assertThat(refusal.path("__typename").asString()).isEqualTo("ContactOnLegalHold");
            assertThat(refusal.path("code").asString()).isEqualTo("CONTACT_ON_LEGAL_HOLD");
            assertThat(refusal.at("/contact/legalHolds/nodes/0/reason").asString())
                    .isEqualTo(REASON);
            assertThat(holds(contact)).hasSize(1);
        }

        @Test
        void isNotPurgedUnderAPreviewFromBeforeTheHold() {
            var contact = helpdesk.aSoftDeletedContact();
            var fingerprint = helpdesk.previewFingerprint(contact);
            var hold = place(contact, null);
            assertThat(purge(contact, fingerprint).refusals("purgeContact")).containsExactly("ContactOnLegalHold");
            release(contact, hold);
            assertThat(purge(contact, fingerprint).refusals("purgeContact")).containsExactly("PurgePreviewChanged");
        }

        @Test
        void isKeptUntilTheLastOfItsHoldsIsReleased() {
            var contact = helpdesk.aSoftDeletedContact();
            var holds =
                    IntStream.range(0, 3).mapToObj(_ -> place(contact, null)).toList();
            var fingerprint = helpdesk.previewFingerprint(contact);
            for (var hold : List.of(holds.get(1), holds.get(2), holds.getFirst())) {
                assertThat(purge(contact, fingerprint).refusals("purgeContact")).containsExactly("ContactOnLegalHold");
                release(contact, hold);
            }
            assertThat(purge(contact, fingerprint).refusals("purgeContact")).isEmpty();
        }
    }

    @Nested
    class AHold {

        @Test
        void saysWhyAndUntilWhenAndWhoPlacedAndReleasedIt() {
            var contact = helpdesk.aContact();
            var until = Instant.now().plus(30, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MICROS);
            var hold = place(contact, until);
            var placed = hold(hold);
            assertThat(placed.path("reason").asString()).isEqualTo(REASON);
            assertThat(placed.path("until").asString()).isEqualTo(until.toString());
            assertThat(placed.at("/placedBy/displayName").asString()).isEqualTo("Pat Privacy Officer");
            assertThat(placed.path("endedAt").isNull()).isTrue();
            var released = release(contact, hold);
            assertThat(released.text("releaseLegalHold.legalHold.releasedBy.subject"))
                    .isNotEmpty();
            assertThat(hold(hold)).isEqualTo(released.data("releaseLegalHold.legalHold"));
            assertThat(trail(contact))
                    .containsExactly(
                            "LEGAL_HOLD_RELEASED Pat Privacy Officer",
                            "LEGAL_HOLD_PLACED Pat Privacy Officer",
                            "CREATED Pat Privacy Officer");
        }

        /// Before anybody has recorded it, too.
        @Test
        void endsByItselfAndSaysSoOnce() {
            var contact = helpdesk.aSoftDeletedContact();
            var hold = place(contact, Instant.now().plus(1, ChronoUnit.DAYS));
            assertThat(blockers(contact)).containsExactly("LEGAL_HOLD");
            expire(hold);
            assertThat(blockers(contact)).isEmpty();
            var ended = hold(hold);
            assertThat(ended.path("endedAt")).isEqualTo(ended.path("until"));
            assertThat(ended.path("releasedBy").isNull()).isTrue();
            assertThat(releaseRefusals(contact, hold)).containsExactly("LegalHoldEnded");
            expiry.recordAll();
            expiry.recordAll();
            assertThat(trail(contact)).startsWith("LEGAL_HOLD_EXPIRED nobody", "LEGAL_HOLD_PLACED Pat Privacy Officer");
            assertThat(trail(contact)).hasSize(4);
            assertThat(hold(hold)).isEqualTo(ended);
        }

        /// The trail of the first one has no position left.
        @Test
        void isRecordedAsEndedEvenIfThatFailsForAnother() {
            var failing = helpdesk.aContact();
            var itsHold = place(failing, Instant.now().plus(1, ChronoUnit.DAYS));
            moveLatestEvent(failing, Integer.MAX_VALUE);
            expire(itsHold);
            var contact = helpdesk.aContact();
            expire(place(contact, Instant.now().plus(1, ChronoUnit.DAYS)));
            expiry.recordAll();
            assertThat(trail(contact)).startsWith("LEGAL_HOLD_EXPIRED nobody");
            assertThat(trail(failing)).hasSize(2);
            moveLatestEvent(failing, 2);
            expiry.recordAll();
            assertThat(trail(failing)).startsWith("LEGAL_HOLD_EXPIRED nobody");
        }

        private void moveLatestEvent(String contact, int position) {
            jdbc.sql("UPDATE audit_event SET position = :position WHERE contact_id = :contact AND position > 1")
                    .param("position", position)
                    .param("contact", ContactId.parse(contact).orElseThrow().bytes())
                    .update();
        }

        @Test
        void isPlacedOnceByARepeatedRequest() {
            var input = placing(helpdesk.aContact(), null);
            input.put("idempotencyKey", "hold " + System.nanoTime());
            var holds = IntStream.range(0, 2)
                    .mapToObj(_ -> officer().mutate("placeLegalHold", input, "legalHold { id }"))
                    .map(answer -> answer.text("placeLegalHold.legalHold.id"))
                    .toList();
            assertThat(holds.getLast()).isEqualTo(holds.getFirst());
            assertThat(holds(String.valueOf(input.get("contactId")))).hasSize(1);
        }

        @Test
        void isErasedWithItsContact() {
            var contact = helpdesk.aSoftDeletedContact();
            var hold = place(contact, null);
            release(contact, hold);
            var line = helpdesk.purged(contact)
                    .path("actions")
                    .valueStream()
                    .filter(action -> action.path("subject").asString().equals("LEGAL_HOLD"))
                    .map(action -> action.path("count").asInt() + ": "
                            + action.path("description").asString());
            assertThat(line).containsExactly("1: 1 legal hold is erased with its reason");
            assertThat(hold(hold).isNull()).isTrue();
            assertThat(trail(contact))
                    .startsWith("PURGED Pat Privacy Officer", "LEGAL_HOLD_RELEASED Pat Privacy Officer");
        }

        @Test
        void isListedWithTheLatestFirstInPages() {
            var contact = helpdesk.aContact();
            var placed =
                    IntStream.range(0, 5).mapToObj(_ -> place(contact, null)).toList();
            var listed = new ArrayList<String>();
            var cursor = "";
            for (var page = 0; page < 3; page++) {
                var answer = officer()
                        .send("""
                            query($id: ID!, $after: String) { contact(id: $id) { legalHolds(first: 2, after: $after) {
                              totalCount nodes { id } pageInfo { endCursor } } } }
                            """, cursor.isEmpty() ? Map.of("id", contact) : Map.of("id", contact, "after", cursor));
                listed.addAll(answer.data("contact.legalHolds.nodes").findValuesAsString("id"));
                assertThat(answer.data("contact.legalHolds.totalCount").asInt()).isEqualTo(5);
                cursor = answer.text("contact.legalHolds.pageInfo.endCursor");
            }
            assertThat(listed).isEqualTo(placed.reversed());
        }

        @Test
        void isANewEdgeOfItsContactsList() {
            var contact = helpdesk.aContact();
            var answer = officer().mutate("placeLegalHold", placing(contact, null), """
                legalHoldEdge { cursor node { id } } contact { id legalHolds { edges { cursor node { id } } } }\
                """);
            assertThat(answer.data("placeLegalHold.legalHoldEdge.node"))
                    .isEqualTo(answer.data("placeLegalHold.contact.legalHolds.edges.0.node"));
            assertThat(answer.text("placeLegalHold.contact.id")).isEqualTo(contact);
        }

        @Test
        void isForPrivacyOfficersOnly() {
            var contact = helpdesk.aSoftDeletedContact();
            var hold = place(contact, null);
            var document =
                    "query($id: ID!) { contact(id: $id) { legalHolds { nodes { reason } } purgePreview { blockers } }"
                            + " }";
            var answer = client.asAgent().send(document, Map.of("id", contact));
            assertThat(answer.errorCodes()).containsExactly("FORBIDDEN");
            assertThat(answer.text()).contains("LEGAL_HOLD").doesNotContain("Müller");
            var node = client.asAgent().send("query($id: ID!) { node(id: $id) { id } }", Map.of("id", hold));
            assertThat(node.data("node").isNull()).isTrue();
        }
    }

    @Nested
    class BadInput {

        @ParameterizedTest
        @ValueSource(strings = {"", " \n ", "\u0000", "\u202e"})
        void isAReasonThatIsEmptyOrUnusable(String reason) {
            isRefused(Map.of("reason", reason), "InvalidInput", "reason");
        }

        @Test
        void isAReasonThatIsTooLong() {
            isRefused(Map.of("reason", "x".repeat(1_001)), "InvalidInput", "reason");
            var longest = placing(helpdesk.aContact(), null);
            longest.put("reason", "\uD83D\uDE00".repeat(1_000));
            assertThat(officer()
                            .mutate("placeLegalHold", longest, "legalHold { id }")
                            .refusals("placeLegalHold"))
                    .isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"2020-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "0001-01-01T00:00:00Z"})
        void isAnEndInThePastOrInTheFarFuture(String until) {
            isRefused(Map.of("until", until), "InvalidInput", "until");
        }

        @ParameterizedTest
        @CsvSource({"9999-12-31T23:59:59-01:00", "10000-01-01T00:00:00Z", "tomorrow", "''"})
        void isAnEndThatIsNoTime(String until) {
            var input = placing(helpdesk.aContact(), null);
            input.put("until", until);
            assertThat(officer()
                            .mutate("placeLegalHold", input, "legalHold { id }")
                            .errorCodes())
                    .containsExactly("BAD_USER_INPUT");
        }

        @Test
        void isWhoIsNoContact() {
            var ticket = helpdesk.aTicketOf(helpdesk.aContact());
            var purged = helpdesk.aSoftDeletedContact();
            helpdesk.purged(purged);
            var unknown = new ContactId(new UUID(1, 2)).global();
            Stream.of(ticket, purged, unknown, "", "none")
                    .forEach(id -> isRefused(Map.of("contactId", id), "ContactNotFound", "contactId"));
        }

        /// The point of no return has passed.
        @Test
        void isAContactWhosePurgeHasBegun(
                @Autowired ContactLifecycle contacts, @Autowired TransactionOperations transactions) {
            var contact = helpdesk.aSoftDeletedContact();
            var id = ContactId.parse(contact).orElseThrow();
            transactions.executeWithoutResult(_ -> contacts.beginPurge(
                    (SoftDeletedContact) contacts.lock(Set.of(id)).find(id).orElseThrow()));
            isRefused(Map.of("contactId", contact), "ContactNotFound", "contactId");
            assertThat(releaseRefusals(contact, "none")).containsExactly("ContactNotFound");
            transactions.executeWithoutResult(_ -> contacts.endPurge(
                    contacts.lockPurging(id).orElseThrow(),
                    new Agent(new PersonalText("Pat"), new PersonalText("pat"))));
        }

        @Test
        void isAHoldThatIsReleasedTwice() {
            var contact = helpdesk.aContact();
            var hold = place(contact, null);
            var released = release(contact, hold).data("releaseLegalHold.legalHold");
            assertThat(releaseRefusals(contact, hold)).containsExactly("LegalHoldEnded");
            assertThat(hold(hold)).isEqualTo(released);
            assertThat(trail(contact)).hasSize(3);
        }

        @Test
        void isAHoldOfSomebodyElse() {
            var contact = helpdesk.aContact();
            var other = helpdesk.aContact();
            var hold = place(other, null);
            Stream.of(hold, contact, helpdesk.aTicketOf(contact), "", "none")
                    .forEach(id -> assertThat(releaseRefusals(contact, id)).containsExactly("LegalHoldNotFound"));
            assertThat(releaseRefusals(helpdesk.aTicketOf(contact), hold)).containsExactly("ContactNotFound");
            assertThat(hold(hold).path("endedAt").isNull()).isTrue();
            assertThat(trail(other)).hasSize(2);
        }

        private void isRefused(Map<String, ?> changes, String refusal, String field) {
            var input = placing(helpdesk.aContact(), null);
            var contact = String.valueOf(input.get("contactId"));
            input.putAll(changes);
            var answer = officer().mutate("placeLegalHold", input, "legalHold { id }");
            assertThat(answer.refusals("placeLegalHold")).as("%s", changes).containsExactly(refusal);
            assertThat(answer.text("placeLegalHold.userErrors.0.field.1")).isEqualTo(field);
            assertThat(holds(contact)).isEmpty();
            assertThat(trail(contact)).hasSize(1);
        }
    }

    @Nested
    class TheFilter {

        private final String word = "w" + Long.toString(System.nanoTime(), 36);

        /// Held, not held, and held no longer; each in both states, with several holds or one.
        @Test
        void findsHeldContactsTogetherWithAllElse() {
            var field = helpdesk.aCustomField("TEXT");
            var values = Map.of("customFieldValues", List.of(Map.of("key", field, "value", "x")));
            var contacts = IntStream.range(0, 8)
                    .mapToObj(number -> {
                        var fields = new HashMap<String, Object>(number % 4 == 3 ? Map.of() : values);
                        fields.put("name", word + " " + number);
                        return helpdesk.aContact(fields);
                    })
                    .toList();
            Stream.of(1, 2, 2, 3, 5, 6, 6, 7).forEach(number -> place(contacts.get(number), null));
            var ended = place(contacts.get(0), Instant.now().plus(1, ChronoUnit.DAYS));
            expire(ended);
            release(contacts.get(4), place(contacts.get(4), null));
            contacts.subList(4, 8).forEach(helpdesk::softDeleted);

            var customField = Map.of("customField", Map.of("key", field, "value", "x"));
            var search = Map.of("search", word);
            var deleted = Map.of("state", "SOFT_DELETED");
            assertThat(found(contacts, true, Map.of())).containsExactly(3, 2, 1);
            assertThat(found(contacts, true, customField)).containsExactly(2, 1);
            assertThat(found(contacts, false, customField)).containsExactly(0);
            assertThat(found(contacts, true, search)).containsExactly(3, 2, 1);
            assertThat(found(contacts, false, search)).containsExactly(0);
            assertThat(found(contacts, true, deleted)).containsExactly(7, 6, 5);
            assertThat(found(contacts, true, all(deleted, customField))).containsExactly(6, 5);
            assertThat(found(contacts, false, all(deleted, customField))).containsExactly(4);
            assertThat(found(contacts, true, all(deleted, search))).containsExactly(7, 6, 5);
            assertThat(found(contacts, false, all(deleted, search))).containsExactly(4);
            assertThat(found(contacts, true, all(deleted, Map.of("softDeletedBefore", "2126-01-01T00:00:00Z"))))
                    .containsExactly(7, 6, 5);
            var byName = Map.of("field", "NAME");
            assertThat(found(contacts, true, all(deleted, Map.of("order", byName))))
                    .containsExactly(5, 6, 7);
            assertThat(found(contacts, true, all(search, Map.of("order", byName))))
                    .containsExactly(1, 2, 3);
            assertThat(found(contacts, false, all(search, Map.of("order", byName))))
                    .containsExactly(0);
        }

        /// Each of the holds is compared with some of the others, not with all.
        @Test
        void readsFewRowsOfAContactWithManyHolds() {
            var contact = helpdesk.aContact();
            place(contact, null);
            while (count(contact) < 512) {
                jdbc.sql("""
                    INSERT INTO legal_hold (id, contact_id, position, reason, placed_at, placed_by, placed_by_subject)
                    SELECT UNHEX(REPLACE(UUID(), '-', '')), contact_id, position + :count, reason, placed_at, placed_by,
                      placed_by_subject
                    FROM legal_hold WHERE contact_id = :contact
                    """)
                        .param("count", count(contact))
                        .param("contact", ContactId.parse(contact).orElseThrow().bytes())
                        .update();
            }
            var pages = StatementCount.ofSeveral(
                    () -> () -> assertThat(page(Map.of("hasLegalHold", true), null, null)
                                    .text("contacts.nodes.0.id"))
                            .isEqualTo(contact),
                    jdbc);
            assertThat(pages).extracting(StatementCount::rows).anyMatch(rows -> rows < 10_000);
        }

        private int count(String contact) {
            return jdbc.sql("SELECT COUNT(*) FROM legal_hold WHERE contact_id = :contact")
                    .param("contact", ContactId.parse(contact).orElseThrow().bytes())
                    .query(Integer.class)
                    .single();
        }

        @Test
        void refusesAnOrderThatNoIndexServes() {
            assertThat(page(Map.of("hasLegalHold", true), Map.of("field", "NAME"), null)
                            .errorCodes())
                    .containsExactly("BAD_USER_INPUT");
        }

        private static Map<String, ?> all(Map<String, ?> one, Map<String, ?> other) {
            var both = new HashMap<String, Object>(one);
            both.putAll(other);
            return both;
        }

        /// The numbers of the contacts that are found, in pages of two, in their order.
        private List<Integer> found(List<String> contacts, boolean isHeld, Map<String, ?> conditions) {
            var filter = new HashMap<String, Object>(conditions);
            var order = filter.remove("order");
            filter.put("hasLegalHold", isHeld);
            var found = new ArrayList<Integer>();
            String cursor = null;
            do {
                var answer = page(filter, order, cursor);
                answer.data("contacts.nodes").findValuesAsString("id").stream()
                        .map(contacts::indexOf)
                        .filter(number -> number >= 0)
                        .forEach(found::add);
                cursor = answer.data("contacts.pageInfo.hasNextPage").asBoolean()
                        ? answer.text("contacts.pageInfo.endCursor")
                        : null;
            } while (cursor != null);
            return found;
        }

        private Answer page(Map<String, ?> filter, @Nullable Object order, @Nullable String after) {
            var variables = new HashMap<String, @Nullable Object>(Map.of("filter", filter));
            variables.put("order", order);
            variables.put("after", after);
            return client.asAgent().send("""
                query($filter: ContactFilter, $order: ContactOrder, $after: String) {
                  contacts(filter: $filter, orderBy: $order, first: 2, after: $after) {
                    totalCount nodes { id } pageInfo { hasNextPage endCursor } } }
                """, variables);
        }
    }

    private HelpdeskClient officer() {
        return client.asPrivacyOfficer();
    }

    private static Map<String, Object> placing(String contact, @Nullable Instant until) {
        var input = new HashMap<String, Object>(Map.of("contactId", contact, "reason", REASON));
        if (until != null) {
            input.put("until", until.toString());
        }
        return input;
    }

    private String place(String contact, @Nullable Instant until) {
        return officer()
                .mutate("placeLegalHold", placing(contact, until), "legalHold { id }")
                .text("placeLegalHold.legalHold.id");
    }

    private Answer release(String contact, String hold) {
        return officer()
                .mutate(
                        "releaseLegalHold",
                        Map.of("contactId", contact, "legalHoldId", hold),
                        "legalHold { " + ALL + " } contact { id }");
    }

    private List<String> releaseRefusals(String contact, String hold) {
        return release(contact, hold).refusals("releaseLegalHold");
    }

    /// Moves its time into the past.
    private void expire(String hold) {
        jdbc.sql("UPDATE legal_hold SET held_until = :until WHERE id = :id")
                .param("until", "2026-01-01 00:00:00")
                .param("id", LegalHoldId.parse(hold).orElseThrow().bytes())
                .update();
    }

    private JsonNode hold(String id) {
        return officer()
                .send("query($id: ID!) { node(id: $id) { ... on LegalHold { " + ALL + " } } }", Map.of("id", id))
                .data("node");
    }

    private List<JsonNode> holds(String contact) {
        return officer()
                .send("query($id: ID!) { contact(id: $id) { legalHolds { nodes { id } } } }", Map.of("id", contact))
                .data("contact.legalHolds.nodes")
                .valueStream()
                .toList();
    }

    private List<String> blockers(String contact) {
        return officer()
                .send("query($id: ID!) { contact(id: $id) { purgePreview { blockers } } }", Map.of("id", contact))
                .data("contact.purgePreview.blockers")
                .valueStream()
                .map(blocker -> blocker.asString())
                .toList();
    }

    private Answer purge(String contact, String fingerprint) {
        return officer().send("""
            mutation($input: PurgeContactInput!) { purgeContact(input: $input) {
              userErrors { __typename code ... on ContactOnLegalHold { contact { legalHolds { nodes { reason } } } } } } }
            """, Map.of("input", Map.of("id", contact, "previewFingerprint", fingerprint)));
    }

    /// The latest first.
    private List<String> trail(String contact) {
        return client.asAgent()
                .send("""
                    query($id: ID!) { auditEvents(filter: {contactId: $id}) { nodes { kind actor { displayName } } } }
                    """, Map.of("id", contact))
                .data("auditEvents.nodes")
                .valueStream()
                .map(event -> event.path("kind").asString() + " "
                        + event.at("/actor/displayName").asString("nobody"))
                .toList();
    }
}
