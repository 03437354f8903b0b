package helpdesk.purge;

import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.HelpdeskTest;
import helpdesk.api.Answer;
import helpdesk.api.EventClient;
import helpdesk.api.Helpdesk;
import helpdesk.api.HelpdeskClient;
import helpdesk.contact.Agent;
import helpdesk.contact.ContactId;
import helpdesk.contact.ContactLifecycle;
import helpdesk.database.EntityId;
import helpdesk.database.PersonalText;
import helpdesk.database.StatementCount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;

/// A batch purges the contacts that were shown and confirmed, as they were then, and says of all others why it has left
/// them out.
@HelpdeskTest
class PurgeBatchTests {

    private static final int GROUP = 100;
    private static final int MOST_STATEMENTS = 35;
    private static final String NOW = "2026-03-29 08:00:00";

    @Autowired
    HelpdeskClient client;

    @Autowired
    Helpdesk helpdesk;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PurgeSwitch purgeSwitch;

    @Autowired
    PurgeBatchTransactions transactions;

    @Autowired
    PurgeBatchClock clock;

    @Autowired
    PurgeSteps steps;

    @Autowired
    ContactLifecycle contacts;

    @Autowired
    TransactionOperations transactionsOfTest;

    @AfterEach
    void goOn() {
        purgeSwitch.pause(false);
    }

    @Nested
    class APreparedBatch {

        @Test
        void showsWhatItsPurgesDo() {
            var contacts = contactsOnEachOthersTickets();
            var batch = helpdesk.aPreparedBatch(contacts);
            var planned = counts(batch(batch, "actions { kind subject count }").path("actions"));
            assertThat(planned)
                    .containsEntry("DELETE TICKET", 3)
                    .containsEntry("ANONYMIZE COMMENT", 1)
                    .containsEntry("ERASE PERSONAL_FIELD", 6);

            helpdesk.started(batch);
            helpdesk.ended(batch);

            var done = new TreeMap<String, Integer>();
            batch(batch, "purges { nodes { actions { kind subject count } } }")
                    .at("/purges/nodes")
                    .forEach(purge -> counts(purge.path("actions"))
                            .forEach((action, count) -> done.merge(action, count, Integer::sum)));
            assertThat(done).isEqualTo(planned);
        }

        @Test
        void speaksOfSeveralContacts() {
            var batch = helpdesk.aPreparedBatch(List.of(helpdesk.aSoftDeletedContact()));
            assertThat(batch(batch, "actions { description }").findValuesAsString("description"))
                    .contains("0 tickets requested by these contacts are deleted")
                    .contains("0 idempotency records of these contacts and their tickets are deleted")
                    .noneMatch(text -> text.contains("this contact"));
        }

        @Test
        void leavesOutWhoCannotBePurged() {
            var gone = helpdesk.aSoftDeletedContact();
            helpdesk.purged(gone);
            var held = helpdesk.aContact();
            helpdesk.aLegalHold(held, "A lawsuit");
            var heldAndDeleted = helpdesk.softDeleted(helpdesk.aContact());
            helpdesk.aLegalHold(heldAndDeleted, "A lawsuit");
            var softDeleted = helpdesk.aSoftDeletedContact();

            var batch = helpdesk.aPreparedBatch(List.of(held, softDeleted, gone, heldAndDeleted));

            assertThat(batch.path("contactCount").asInt()).isOne();
            assertThat(leftOut(batch))
                    .isEqualTo(Map.of(
                            gone, "CONTACT_NOT_FOUND",
                            held, "NOT_SOFT_DELETED LEGAL_HOLD",
                            heldAndDeleted, "LEGAL_HOLD"));
            assertThat(contacts(batch)).containsExactly(softDeleted);
        }

        @Test
        void changesNothing() {
            var contact = helpdesk.aSoftDeletedContact();
            var fingerprint = helpdesk.previewFingerprint(contact);
            helpdesk.aPreparedBatch(List.of(contact));
            assertThat(helpdesk.previewFingerprint(contact)).isEqualTo(fingerprint);
        }

        @Test
        void hasAllThatTheFilterAdmits() {
            var key = helpdesk.aCustomField("TEXT");
            var found = IntStream.range(0, 3)
                    .mapToObj(_ -> helpdesk.softDeleted(aContactWith(key, "Blue")))
                    .toList();
            aContactWith(key, "Blue");
            helpdesk.softDeleted(aContactWith(key, "Red"));
            var filter = Map.of("state", "SOFT_DELETED", "customField", Map.of("key", key, "value", "Blue"));
            var prepared = prepare(Map.of("filter", filter)).data("preparePurgeBatch.purgeBatch");
            assertThat(contacts(prepared)).containsExactlyInAnyOrderElementsOf(found);
        }

        @Test
        void hasTheSameFingerprintAsLongAsNothingChanges() {
            var contacts = contactsOnEachOthersTickets();
            var fingerprint = helpdesk.aPreparedBatch(contacts).path("fingerprint");
            assertThat(helpdesk.aPreparedBatch(contacts).path("fingerprint")).isEqualTo(fingerprint);
            helpdesk.aComment(helpdesk.aTicketOf(helpdesk.aContact()), null, "Hello");
            assertThat(helpdesk.aPreparedBatch(contacts).path("fingerprint")).isEqualTo(fingerprint);
            helpdesk.softDeleted(helpdesk.restored(contacts.getFirst()));
            assertThat(helpdesk.aPreparedBatch(contacts).path("fingerprint")).isNotEqualTo(fingerprint);
        }

        @Test
        void startsByItselfWhenItIsTime() {
            var contact = helpdesk.aSoftDeletedContact();
            var prepared = transactions.prepare(
                    Set.of(ContactId.parse(contact).orElseThrow()),
                    Instant.now().minusSeconds(1),
                    new Agent(new PersonalText("The clock"), new PersonalText("clock")));
            clock.startAll();
            var ended = helpdesk.ended(prepared.id());
            assertThat(ended.path("purgedCount").asInt()).isOne();
            assertThat(client.asPrivacyOfficer()
                            .send("""
                                query($id: ID!) {
                                  purgeBatch(id: $id) { startedBy { displayName } purges { nodes { requestedBy } } }
                                }
                                """, Map.of("id", prepared.id()))
                            .data("purgeBatch")
                            .at("/purges/nodes/0/requestedBy")
                            .asString())
                    .isEqualTo("The clock");
        }
    }

    @Nested
    class ARefusal {

        @Test
        void namesWhatIsWrongWithTheSelection() {
            var contact = helpdesk.aContact();
            var tooMany = Map.of(
                    "ids", IntStream.range(0, 1_001).mapToObj(_ -> contact).toList());
            assertThat(prepare(tooMany).errorCodes()).containsExactly("BAD_USER_INPUT");
            var inTheDocument = "mutation { preparePurgeBatch(input: { ids: [%s] }) { userErrors { message } } }"
                    .formatted("\"x\" ".repeat(1_001));
            assertThat(client.asPrivacyOfficer().send(inTheDocument).text("preparePurgeBatch.userErrors.0.message"))
                    .isEqualTo("Give 1 to 1000 ids");
            assertThat(refusal(Map.of())).isEqualTo("Give either ids or a filter at [\"input\"]");
            assertThat(refusal(Map.of("ids", List.of(contact), "filter", Map.of("state", "SOFT_DELETED"))))
                    .isEqualTo("Give either ids or a filter at [\"input\"]");
            assertThat(refusal(Map.of("ids", List.of()))).isEqualTo("Give 1 to 1000 ids at [\"input\",\"ids\"]");
            assertThat(refusal(Map.of("ids", List.of(contact, contact))))
                    .isEqualTo("Each contact may occur only once at [\"input\",\"ids\",\"1\"]");
            assertThat(refusal(Map.of("ids", List.of(helpdesk.aTicketOf(contact)))))
                    .isEqualTo("This is not the id of a contact at [\"input\",\"ids\",\"0\"]");
            assertThat(refusal(Map.of("filter", Map.of()))).contains("choose SOFT_DELETED at");
            assertThat(refusal(Map.of("filter", Map.of("state", "SOFT_DELETED", "search", "Person"))))
                    .contains("A search can miss contacts");
            assertThat(refusal(Map.of(
                            "filter", Map.of("state", "SOFT_DELETED", "softDeletedBefore", "2001-01-01T00:00:00Z"))))
                    .isEqualTo("No soft-deleted contact matches this filter at [\"input\",\"filter\"]");
        }

        private String refusal(Map<String, ?> input) {
            var error = prepare(input).data("preparePurgeBatch.userErrors.0");
            assertThat(error.path("__typename").asString()).isEqualTo("InvalidInput");
            return error.path("message").asString() + " at " + error.path("field");
        }

        @Test
        void keepsABatchFromStartingUnderAnotherFingerprint() {
            var batch = helpdesk.aPreparedBatch(List.of(helpdesk.aSoftDeletedContact()));
            var other = helpdesk.aPreparedBatch(List.of(helpdesk.aSoftDeletedContact()));
            assertThat(start(batch, other.path("fingerprint").asString()).refusals("startPurgeBatch"))
                    .containsExactly("PurgeBatchChanged");
            assertThat(state(batch)).isEqualTo("PREPARED");
        }

        @Test
        void keepsACancelledBatchFromStarting() {
            var batch = helpdesk.aPreparedBatch(List.of(helpdesk.aSoftDeletedContact()));
            assertThat(cancel(batch).text("cancelPurgeBatch.purgeBatch.cancelledBy.displayName"))
                    .isEqualTo("Pat Privacy Officer");
            assertThat(cancel(batch).refusals("cancelPurgeBatch")).isEmpty();
            assertThat(start(batch).refusals("startPurgeBatch")).containsExactly("PurgeBatchEnded");
            assertThat(start(batch, "another one").refusals("startPurgeBatch")).containsExactly("PurgeBatchEnded");
            assertThat(state(batch)).isEqualTo("CANCELLED");
        }

        @Test
        void keepsABatchFromStartingAfterADay() {
            var batch = helpdesk.aPreparedBatch(List.of(helpdesk.aSoftDeletedContact()));
            jdbc.sql("UPDATE purge_batch SET expires_at = NOW(6) - INTERVAL 1 DAY WHERE id = :id")
                    .param("id", id(batch).bytes())
                    .update();
            assertThat(start(batch).refusals("startPurgeBatch")).containsExactly("PurgeBatchEnded");
            assertThat(cancel(batch).refusals("cancelPurgeBatch")).containsExactly("PurgeBatchEnded");
            assertThat(state(batch)).isEqualTo("EXPIRED");
        }

        @Test
        void tellsThatThereIsNoSuchBatch() {
            var contact = helpdesk.aSoftDeletedContact();
            for (var id : List.of("none", contact, PurgeBatchId.next().global())) {
                var start = client.asPrivacyOfficer()
                        .mutate("startPurgeBatch", Map.of("id", id, "fingerprint", "x"), "purgeBatch { id }");
                assertThat(start.refusals("startPurgeBatch")).containsExactly("PurgeBatchNotFound");
                var cancel =
                        client.asPrivacyOfficer().mutate("cancelPurgeBatch", Map.of("id", id), "purgeBatch { id }");
                assertThat(cancel.refusals("cancelPurgeBatch")).containsExactly("PurgeBatchNotFound");
            }
        }
    }

    @Nested
    class AStartedBatch {

        @Test
        void leavesOutWhoHasChangedSinceAndPurgesTheOthers() {
            var changed = helpdesk.aSoftDeletedContact();
            var commented = helpdesk.aContact();
            var ticket = helpdesk.aTicketOf(commented);
            helpdesk.softDeleted(commented);
            var restored = helpdesk.aSoftDeletedContact();
            var held = helpdesk.aSoftDeletedContact();
            var purged = helpdesk.aSoftDeletedContact();
            var others = List.of(helpdesk.aSoftDeletedContact(), helpdesk.aSoftDeletedContact());
            var all = Stream.concat(Stream.of(changed, commented, restored, held, purged), others.stream())
                    .toList();
            var batch = helpdesk.aPreparedBatch(all);

            helpdesk.softDeleted(helpdesk.restored(changed));
            helpdesk.aComment(ticket, null, "We look into it");
            helpdesk.restored(restored);
            helpdesk.aLegalHold(held, "A lawsuit");
            helpdesk.purged(purged);
            helpdesk.started(batch);

            var ended = helpdesk.ended(batch);
            assertThat(ended.path("purgedCount").asInt()).isEqualTo(2);
            assertThat(ended.path("contactCount").asInt()).isEqualTo(2);
            assertThat(ended.path("leftOutCount").asInt()).isEqualTo(5);
            assertThat(leftOut(batch))
                    .isEqualTo(Map.of(
                            changed, "CHANGED_SINCE_PREVIEW",
                            commented, "CHANGED_SINCE_PREVIEW",
                            restored, "NOT_SOFT_DELETED",
                            held, "LEGAL_HOLD",
                            purged, "CONTACT_NOT_FOUND"));
            assertThat(contacts(batch)).containsExactlyInAnyOrderElementsOf(others);
            assertThat(batch(batch, "contacts { nodes { contact { id } } }").findValues("contact"))
                    .allMatch(JsonNode::isNull);
        }

        @Test
        void leavesARecordAndAnEventForEachContact() {
            var contacts = contactsOnEachOthersTickets();
            var batch = helpdesk.aPreparedBatch(contacts);
            helpdesk.started(batch);
            helpdesk.ended(batch);
            var purges = batch(batch, "purges { totalCount nodes { id state requestedBy done total } }")
                    .path("purges");
            assertThat(purges.path("totalCount").asInt()).isEqualTo(3);
            assertThat(purges.path("nodes").findValuesAsString("state")).containsOnly("COMPLETED");
            assertThat(purges.path("nodes").findValuesAsString("requestedBy")).containsOnly("Pat Privacy Officer");
            for (var contact : contacts) {
                var again = client.asPrivacyOfficer()
                        .mutate("purgeContact", Map.of("id", contact, "previewFingerprint", "x"), "purge { id }");
                assertThat(purges.path("nodes").findValuesAsString("id")).contains(again.text("purgeContact.purge.id"));
                var events = client.asPrivacyOfficer().send("""
                    query($id: ID!) { auditEvents(filter: { contactId: $id }, first: 1) { nodes { kind } } }
                    """, Map.of("id", contact));
                assertThat(events.text("auditEvents.nodes.0.kind")).isEqualTo("PURGED");
            }
        }

        @Test
        void isStartedOnce() {
            var batch = helpdesk.aPreparedBatch(List.of(helpdesk.aSoftDeletedContact()));
            helpdesk.started(batch);
            helpdesk.started(batch);
            var ended = helpdesk.ended(batch);
            assertThat(start(batch).data("startPurgeBatch.purgeBatch.state").asString())
                    .isEqualTo("COMPLETED");
            assertThat(ended.path("purgedCount").asInt()).isOne();
            assertThat(cancel(batch).refusals("cancelPurgeBatch")).containsExactly("PurgeBatchEnded");
        }

        @Test
        void waitsWhilePurgesArePausedAndCanBeCancelled() {
            var contact = helpdesk.aSoftDeletedContact();
            purgeSwitch.pause(true);
            var batch = helpdesk.aPreparedBatch(List.of(contact));
            helpdesk.started(batch);
            assertThat(state(batch)).isEqualTo("RUNNING");
            assertThat(cancel(batch).refusals("cancelPurgeBatch")).isEmpty();
            purgeSwitch.pause(false);
            assertThat(helpdesk.ended(batch).path("purgedCount").asInt()).isZero();
            assertThat(helpdesk.previewFingerprint(contact)).isNotEmpty();
        }

        @Test
        void isWatchedUntilItsEnd() {
            purgeSwitch.pause(true);
            var batch = helpdesk.aPreparedBatch(List.of(helpdesk.aSoftDeletedContact()));
            helpdesk.started(batch);
            try (var events = EventClient.post(
                    client.port(),
                    client.asPrivacyOfficer().token(),
                    "subscription($id: ID!) { purgeBatchProgress(id: $id) { state purgedCount } }",
                    Map.of("id", batch.path("id").asString()))) {
                assertThat(events.first().at("/data/purgeBatchProgress/state").asString())
                        .isEqualTo("RUNNING");
                purgeSwitch.pause(false);
                var last = Stream.generate(() -> events.next("next"))
                        .map(event -> event.at("/data/purgeBatchProgress"))
                        .filter(state -> state.path("state").asString().equals("COMPLETED"))
                        .findFirst()
                        .orElseThrow();
                assertThat(last.path("purgedCount").asInt()).isOne();
                assertThat(events.next().name()).isEqualTo("complete");
            }
        }

        @Test
        void purgesAHundredContactsInFewStatementsAndOneCommit() {
            purgeSwitch.pause(true);
            var counts = StatementCount.ofSeveral(this::aGroup, jdbc);
            assertThat(counts)
                    .extracting(StatementCount::statements)
                    .as("of %s", counts)
                    .anyMatch(statements -> statements <= MOST_STATEMENTS);
            assertThat(counts).extracting(StatementCount::commits).contains(1);
        }

        /// Their contacts are kept for good, so that each batch would take longer than the one before.
        @Test
        void isCountedWithoutThoseOfOtherBatches() {
            helpdesk.aPreparedBatch(aHundredSoftDeletedContacts());
            var contact = helpdesk.softDeleted(
                    helpdesk.aContact(Map.of("idempotencyKey", UUID.randomUUID().toString())));
            var batch = id(helpdesk.aPreparedBatch(List.of(contact)));
            var existing = contacts.find(ContactId.parse(contact).orElseThrow()).orElseThrow();
            var plain = rowsScanned(() -> {});
            assertThat(rowsScanned(() -> steps.planInBatch(List.of(existing), batch)))
                    .isLessThan(plain + GROUP);
        }

        private Integer rowsScanned(Runnable work) {
            return transactionsOfTest.execute(_ -> {
                var before = rowsScanned();
                work.run();
                return rowsScanned() - before;
            });
        }

        /// On this connection.
        private int rowsScanned() {
            return jdbc.sql("SHOW SESSION STATUS LIKE 'Handler_read_rnd_next'")
                    .query((row, _) -> row.getInt("Value"))
                    .single();
        }

        private Runnable aGroup() {
            var contacts = aHundredSoftDeletedContacts();
            var batch = helpdesk.aPreparedBatch(contacts);
            helpdesk.started(batch);
            return () -> assertThat(transactions.purgeGroup(id(batch), GROUP).isLast())
                    .isFalse();
        }
    }

    private List<String> aHundredSoftDeletedContacts() {
        var ids = IntStream.range(0, GROUP)
                .mapToObj(_ -> new ContactId(EntityId.next()))
                .toList();
        jdbc.sql("""
            INSERT INTO contact (id, version, state, name, created_at, updated_at, soft_deleted_at, soft_deleted_by,
                soft_deleted_by_subject)
            VALUES :rows
            """)
                .param(
                        "rows",
                        ids.stream()
                                .map(id -> new Object[] {
                                    id.bytes(), 1, "SOFT_DELETED", "Erika", NOW, NOW, NOW, "Ada Agent", "ada"
                                })
                                .toList())
                .update();
        return ids.stream().map(ContactId::global).toList();
    }

    /// Three soft-deleted contacts, each with a ticket on which the next one has commented and collaborates.
    private List<String> contactsOnEachOthersTickets() {
        var contacts = new ArrayList<String>();
        IntStream.range(0, 3).forEach(_ -> contacts.add(helpdesk.aContact()));
        contacts.sort((one, other) -> Arrays.compareUnsigned(bytes(one), bytes(other)));
        IntStream.range(0, 3).forEach(index -> {
            var ticket = helpdesk.aTicketOf(contacts.get(index));
            var next = contacts.get((index + 1) % 3);
            helpdesk.collaborates(next, ticket);
            helpdesk.aComment(ticket, next, "Mine does not, either");
        });
        contacts.forEach(helpdesk::softDeleted);
        return contacts;
    }

    private static byte[] bytes(String contact) {
        return ContactId.parse(contact).orElseThrow().bytes();
    }

    private String aContactWith(String key, String value) {
        return helpdesk.aContact(Map.of("customFieldValues", List.of(Map.of("key", key, "value", value))));
    }

    private Answer prepare(Map<String, ?> input) {
        return client.asPrivacyOfficer().mutate("preparePurgeBatch", input, "purgeBatch { id }");
    }

    private Answer start(JsonNode batch) {
        return start(batch, batch.path("fingerprint").asString());
    }

    private Answer start(JsonNode batch, String fingerprint) {
        var input = Map.of("id", batch.path("id").asString(), "fingerprint", fingerprint);
        return client.asPrivacyOfficer().mutate("startPurgeBatch", input, "purgeBatch { state }");
    }

    private Answer cancel(JsonNode batch) {
        var input = Map.of("id", batch.path("id").asString());
        return client.asPrivacyOfficer()
                .mutate("cancelPurgeBatch", input, "purgeBatch { state cancelledBy { displayName } }");
    }

    private String state(JsonNode batch) {
        return batch(batch, "state").path("state").asString();
    }

    private JsonNode batch(JsonNode batch, String fields) {
        return client.asPrivacyOfficer()
                .send(
                        "query($id: ID!) { purgeBatch(id: $id) { " + fields + " } }",
                        Map.of("id", batch.path("id").asString()))
                .data("purgeBatch");
    }

    private static PurgeBatchId id(JsonNode batch) {
        return PurgeBatchId.parse(batch.path("id").asString()).orElseThrow();
    }

    private List<String> contacts(JsonNode batch) {
        return batch(batch, "contacts(first: 100) { nodes { contactId } }").findValuesAsString("contactId");
    }

    /// The blockers of each contact.
    private Map<String, String> leftOut(JsonNode batch) {
        return batch(batch, "contactsLeftOut { nodes { contactId blockers } }")
                .at("/contactsLeftOut/nodes")
                .valueStream()
                .collect(Collectors.toMap(
                        contact -> contact.path("contactId").asString(),
                        contact -> contact.path("blockers")
                                .valueStream()
                                .map(JsonNode::asString)
                                .collect(Collectors.joining(" "))));
    }

    private static Map<String, Integer> counts(JsonNode actions) {
        var counts = new TreeMap<String, Integer>();
        actions.forEach(action -> counts.put(
                action.path("kind").asString() + " " + action.path("subject").asString(),
                action.path("count").asInt()));
        return counts;
    }
}
