package helpdesk.api;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A help desk to test with: everything in it is made through the API, by an agent, and goes by its global id. Names
/// and addresses are new each time, so that tests share a server without meeting.
public final class Helpdesk {

    private static final AtomicInteger PEOPLE = new AtomicInteger();

    private final HelpdeskClient client;
    private @Nullable String fullTicket;
    private @Nullable String fullContact;

    public Helpdesk(HelpdeskClient client) {
        this.client = client.asPrivacyOfficer();
    }

    /// An e-mail address that nobody has.
    public static String newEmail() {
        return "person" + PEOPLE.incrementAndGet() + "." + Long.toString(System.nanoTime(), 36) + "@example.com";
    }

    public String aContact() {
        return aContact(Map.of());
    }

    /// A contact with fields of its own, beside a new name and e-mail address.
    public String aContact(Map<String, ?> fields) {
        var input =
                new HashMap<String, Object>(Map.of("name", "Person " + PEOPLE.incrementAndGet(), "email", newEmail()));
        input.putAll(fields);
        return make("createContact", "CreateContactInput", "contact { id }", input)
                .at("/contact/id")
                .asString();
    }

    public void change(String contact, Map<String, ?> changes) {
        var input = new HashMap<String, Object>(changes);
        input.put("id", contact);
        make("updateContact", "UpdateContactInput", "contact { id }", input);
    }

    public String aSoftDeletedContact() {
        return softDeleted(aContact());
    }

    public String softDeleted(String contact) {
        make("softDeleteContact", "SoftDeleteContactInput", "contact { id }", Map.of("id", contact));
        return contact;
    }

    public String restored(String contact) {
        make("restoreContact", "RestoreContactInput", "contact { id }", Map.of("id", contact));
        return contact;
    }

    /// In force for a day, unless it is released.
    public String aLegalHold(String contact, String reason) {
        var tomorrow = Instant.now().plus(1, ChronoUnit.DAYS).toString();
        var input = Map.of("contactId", contact, "reason", reason, "until", tomorrow);
        return make("placeLegalHold", "PlaceLegalHoldInput", "legalHold { id }", input)
                .at("/legalHold/id")
                .asString();
    }

    public void released(String contact, String legalHold) {
        make(
                "releaseLegalHold",
                "ReleaseLegalHoldInput",
                "legalHold { id }",
                Map.of("contactId", contact, "legalHoldId", legalHold));
    }

    /// The input of a retention policy whose next run is hours away.
    public static Map<String, ?> retentionOf(int days, int hoursToCancel) {
        var anHourAgo = LocalTime.now(ZoneOffset.UTC).minusHours(1).truncatedTo(ChronoUnit.MINUTES);
        return Map.of(
                "purgeAfterDays",
                days,
                "runAt",
                Map.of("time", anHourAgo.toString(), "zone", "UTC"),
                "cancelWindowHours",
                hoursToCancel);
    }

    /// Has contacts purged by themselves, so many days after their soft delete.
    public void retains(int days) {
        var policy = retentionOf(days, 24);
        var preview = client.send(
                        "query($policy: RetentionPolicyInput!) { retentionPreview(policy: $policy) { fingerprint } }",
                        Map.of("policy", policy))
                .text("retentionPreview.fingerprint");
        make(
                "setRetentionPolicy",
                "SetRetentionPolicyInput",
                "retentionPolicy { version }",
                Map.of("policy", policy, "previewFingerprint", preview));
    }

    public void retainsAll() {
        var off = Collections.<String, @Nullable Object>singletonMap("policy", null);
        make("setRetentionPolicy", "SetRetentionPolicyInput", "retentionPolicy { version }", off);
    }

    public String aTicketOf(String requester) {
        return aTicketOf(requester, "The printer", "It does not print");
    }

    public String aTicketOf(String requester, String subject, String body) {
        var input = Map.of("requesterId", requester, "subject", subject, "body", body);
        return make("createTicket", "CreateTicketInput", "ticket { id }", input)
                .at("/ticket/id")
                .asString();
    }

    public void collaborates(String contact, String ticket) {
        make(
                "addCollaborator",
                "AddCollaboratorInput",
                "ticket { id }",
                Map.of("ticketId", ticket, "contactId", contact));
    }

    /// A ticket that has as many collaborators as there can be; the same for all who ask.
    public synchronized String theFullTicket() {
        if (fullTicket == null) {
            fullTicket = aTicketOf(aContact());
            for (var count = 0; count < 100; count++) {
                collaborates(aContact(), fullTicket);
            }
        }
        return fullTicket;
    }

    /// A contact that has values for as many custom fields as it can; the same for all who ask.
    public synchronized String theFullContact() {
        if (fullContact == null) {
            fullContact = aContact(Map.of("customFieldValues", aHundredValues()));
        }
        return fullContact;
    }

    /// For a hundred new custom fields.
    public List<Map<String, String>> aHundredValues() {
        return IntStream.range(0, 100)
                .mapToObj(_ -> Map.of("key", aCustomField("TEXT"), "value", "x"))
                .toList();
    }

    public String aComment(String ticket, @Nullable String author, String body) {
        var input = new HashMap<String, @Nullable Object>(Map.of("ticketId", ticket, "body", body));
        input.put("authorId", author);
        return make("addComment", "AddCommentInput", "comment { id }", input)
                .at("/comment/id")
                .asString();
    }

    /// A comment that may be sent again: it has an idempotency key.
    public String aRepeatableComment(String ticket, String author, String body) {
        var key = "key " + PEOPLE.incrementAndGet() + " " + System.nanoTime();
        var input = Map.of("ticketId", ticket, "authorId", author, "body", body, "idempotencyKey", key);
        return make("addComment", "AddCommentInput", "comment { id }", input)
                .at("/comment/id")
                .asString();
    }

    public void rates(String rater, String ticket, int score, String remark) {
        make(
                "rateTicket",
                "RateTicketInput",
                "surveyRating { score }",
                Map.of("ticketId", ticket, "raterId", rater, "score", score, "remark", remark));
    }

    /// Defines a custom field under a new key, and gives the key.
    public String aCustomField(String type) {
        return aCustomField(type, "A field");
    }

    public static String newFieldKey() {
        return "field_" + PEOPLE.incrementAndGet() + "_" + Long.toString(System.nanoTime(), 36);
    }

    public String aCustomField(String type, String label) {
        var key = newFieldKey();
        make(
                "defineCustomField",
                "DefineCustomFieldInput",
                "customField { key }",
                Map.of("key", key, "label", label, "type", type));
        return key;
    }

    /// Of the preview of what the deletion of a custom field would delete.
    public String deletionFingerprint(String key) {
        var document = "query($key: String!) { customField(key: $key) { deletionPreview { fingerprint } } }";
        return client.send(document, Map.of("key", key)).text("customField.deletionPreview.fingerprint");
    }

    public String previewFingerprint(String contact) {
        return client.send(
                        "query($id: ID!) { contact(id: $id) { purgePreview { fingerprint } } }", Map.of("id", contact))
                .text("contact.purgePreview.fingerprint");
    }

    /// Previews and purges a soft-deleted contact, and gives the purge with all its fields, once it is at its end.
    public JsonNode purged(String contact) {
        var input = Map.of("id", contact, "previewFingerprint", previewFingerprint(contact));
        var purge = make("purgeContact", "PurgeContactInput", "purge { id state }", input)
                .path("purge");
        var id = purge.path("id").asString();
        if (purge.path("state").asString().equals("RUNNING")) {
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> !purge(id).path("state").asString().equals("RUNNING"));
        }
        return purge(id);
    }

    /// A purge with all its fields.
    public JsonNode purge(String id) {
        return client.send("""
            query($id: ID!) {
              purge(id: $id) {
                id state done total completedAt
                actions { kind subject count description }
              }
            }
            """, Map.of("id", id)).data("purge");
    }

    /// A prepared batch of these contacts, with its id, fingerprint and counts.
    public JsonNode aPreparedBatch(Collection<String> contacts) {
        return make(
                        "preparePurgeBatch",
                        "PreparePurgeBatchInput",
                        "purgeBatch { id fingerprint contactCount leftOutCount }",
                        Map.of("ids", contacts))
                .path("purgeBatch");
    }

    public void started(JsonNode batch) {
        var input = Map.of(
                "id", batch.path("id").asString(),
                "fingerprint", batch.path("fingerprint").asString());
        make("startPurgeBatch", "StartPurgeBatchInput", "purgeBatch { id }", input);
    }

    public void cancelled(JsonNode batch) {
        var input = Map.of("id", batch.path("id").asString());
        make("cancelPurgeBatch", "CancelPurgeBatchInput", "purgeBatch { id }", input);
    }

    /// A batch at its end, with its counts and the contacts that were left out.
    public JsonNode ended(JsonNode batch) {
        return ended(batch.path("id").asString());
    }

    public JsonNode ended(String id) {
        return await().atMost(Duration.ofMinutes(2))
                .until(() -> batch(id), now -> !now.path("endedAt").isNull());
    }

    private JsonNode batch(String id) {
        return client.send("""
            query($id: ID!) {
              purgeBatch(id: $id) {
                id state contactCount purgedCount leftOutCount endedAt
                contactsLeftOut { nodes { contactId blockers } }
              }
            }
            """, Map.of("id", id)).data("purgeBatch");
    }

    private JsonNode make(String mutation, String inputType, String result, Map<String, ?> input) {
        var document = "mutation($input: %s!) { %s(input: $input) { %s userErrors { __typename message field } } }"
                .formatted(inputType, mutation, result);
        var answer = client.send(document, Map.of("input", input));
        if (!answer.refusals(mutation).isEmpty()) {
            throw new AssertionError(answer.text());
        }
        return answer.data(mutation);
    }
}
