package helpdesk.purge;

import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.HelpdeskTest;
import helpdesk.api.Helpdesk;
import helpdesk.api.HelpdeskClient;
import helpdesk.contact.ContactId;
import helpdesk.graphql.GlobalId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A fingerprint stands for everything that a purge would erase (R9): it is another one as soon as any of that is, even
/// in the same numbers, and the same as long as none is, whatever happens to others.
@HelpdeskTest
class FingerprintTests {

    final HelpdeskClient client;
    final Helpdesk helpdesk;
    final JdbcClient jdbc;

    String field = "";
    String other = "";
    String otherTicket = "";
    String contact = "";
    String ticket = "";

    @Autowired
    FingerprintTests(HelpdeskClient client, Helpdesk helpdesk, JdbcClient jdbc) {
        this.client = client.asAgent();
        this.helpdesk = helpdesk;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void aContactWithSomethingOfEverything() {
        field = helpdesk.aCustomField("TEXT");
        other = helpdesk.aContact();
        otherTicket = helpdesk.aTicketOf(other);
        contact = helpdesk.aContact(Map.of("customFieldValues", List.of(Map.of("key", field, "value", "Blue"))));
        ticket = helpdesk.aTicketOf(contact);
        helpdesk.collaborates(other, ticket);
        helpdesk.rates(other, ticket, 4, "Quick");
        helpdesk.collaborates(contact, otherTicket);
        helpdesk.rates(contact, otherTicket, 2, "Slow");
        helpdesk.aComment(otherTicket, contact, "Mine neither");
    }

    @Test
    void staysWhileNothingChanges() {
        staysAfter(() -> helpdesk.previewFingerprint(contact));
    }

    @Test
    void staysWhateverHappensToOthers() {
        staysAfter(() -> {
            var third = helpdesk.aContact();
            var thirdTicket = helpdesk.aTicketOf(third);
            helpdesk.collaborates(third, otherTicket);
            helpdesk.rates(third, otherTicket, 5, "Fine");
            helpdesk.aComment(otherTicket, third, "Mine does");
            helpdesk.aComment(otherTicket, null, "We look into it");
            helpdesk.aComment(thirdTicket, other, "Hello");
            update(other, Map.of("jobTitle", "Baker", "customFieldValues", value("Red")));
            helpdesk.restored(helpdesk.softDeleted(other));
        });
    }

    @Test
    void differsBetweenContactsWithTheSameCounts() {
        assertThat(helpdesk.previewFingerprint(helpdesk.aContact()))
                .isNotEqualTo(helpdesk.previewFingerprint(helpdesk.aContact()));
    }

    @Test
    void changesWithAnotherTicket() {
        changesAfter(() -> helpdesk.aTicketOf(contact));
    }

    @Test
    void changesWithAnotherCommentOnTheContactsTicket() {
        changesAfter(() -> helpdesk.aComment(ticket, contact, "Now it does"));
        changesAfter(() -> helpdesk.aComment(ticket, other, "Mine too"));
        changesAfter(() -> helpdesk.aComment(ticket, null, "Good"));
    }

    @Test
    void changesWithAnotherCommentOfTheContactElsewhere() {
        changesAfter(() -> helpdesk.aComment(otherTicket, contact, "Mine does now"));
    }

    @Test
    void changesWithAnotherRatingOfTheContactsTicket() {
        changesAfter(() -> helpdesk.rates(contact, ticket, 1, "Never again"));
    }

    @Test
    void changesWithAnotherRatingOfTheContactElsewhere() {
        var thirdTicket = helpdesk.aTicketOf(other);
        helpdesk.collaborates(contact, thirdTicket);
        changesAfter(() -> helpdesk.rates(contact, thirdTicket, 1, "Never again"));
    }

    @Test
    void changesWithAnotherCollaboratorOfTheContactsTicket() {
        var third = helpdesk.aContact();
        changesAfter(() -> helpdesk.collaborates(third, ticket));
    }

    @Test
    void changesWithAnotherCollaborationOfTheContactElsewhere() {
        var thirdTicket = helpdesk.aTicketOf(other);
        changesAfter(() -> helpdesk.collaborates(contact, thirdTicket));
    }

    @Test
    void changesWithAnotherCustomFieldValue() {
        var another = helpdesk.aCustomField("TEXT");
        changesAfter(() ->
                update(contact, Map.of("customFieldValues", List.of(Map.of("key", another, "value", "Blue")))));
    }

    @Test
    void changesWithTheCustomFieldValueItself() {
        changesAfter(() -> update(contact, Map.of("customFieldValues", value("Red"))));
    }

    @Test
    void changesWithThePersonalFields() {
        changesAfter(() -> update(contact, Map.of("address", "Berlin")));
        changesAfter(() -> update(contact, Map.of("address", "Bern")));
    }

    @Test
    void changesWithSoftDeletionAndRestoration() {
        changesAfter(() -> helpdesk.softDeleted(contact));
        changesAfter(() -> helpdesk.restored(contact));
    }

    @Test
    void changesWhenTheSameNumberOfIdempotencyRecordsAreOthers() {
        helpdesk.aRepeatableComment(otherTicket, contact, "Mine does now");
        helpdesk.aRepeatableComment(ticket, other, "Mine does not");
        changesAfter(() -> replaceKey("owner_id"));
        changesAfter(() -> replaceKey("author_id"));
    }

    private void replaceKey(String column) {
        var replaced = jdbc.sql(
                        "UPDATE idempotency_record SET key_code = REVERSE(key_code) WHERE " + column + " = :contact")
                .param("contact", bytes(contact))
                .update();
        assertThat(replaced).isEqualTo(1);
    }

    /// As when a ticket is gone and another one has come; the API cannot do that, other requests in between can.
    @Test
    void changesWhenTheSameNumberOfTicketsAreOthers() {
        changesAfter(() -> jdbc.sql("""
            INSERT INTO ticket (id, requester_id, subject, status, created_at, updated_at)
            SELECT :next, requester_id, subject, status, created_at, updated_at FROM ticket WHERE id = :ticket
            """)
                .param("next", nextId())
                .param("ticket", bytes(ticket))
                .update());
        changesAfter(() -> replace("UPDATE ticket SET id = :next WHERE requester_id = :contact AND id <> :ticket"));
    }

    @Test
    void changesWhenTheSameNumberOfCommentsAreOthers() {
        changesAfter(() -> replace("UPDATE comment SET id = :next WHERE ticket_id = :ticket"));
        changesAfter(() ->
                replace("UPDATE comment SET id = :next WHERE author_contact_id = :contact AND ticket_id <> :ticket"));
    }

    @Test
    void changesWhenTheSameNumberOfRatingsAreOthers() {
        changesAfter(() -> replace("UPDATE survey_rating SET id = :next WHERE ticket_id = :ticket"));
        changesAfter(() -> replace("UPDATE survey_rating SET id = :next WHERE rater_contact_id = :contact"));
    }

    @Test
    void changesWhenTheSameNumberOfCollaboratorsAreOthers() {
        var third = bytes(helpdesk.aContact());
        changesAfter(() -> jdbc.sql("UPDATE ticket_collaborator SET contact_id = :third WHERE ticket_id = :ticket")
                .param("third", third)
                .param("ticket", bytes(ticket))
                .update());
        var thirdTicket = bytes(helpdesk.aTicketOf(other));
        changesAfter(() -> jdbc.sql("UPDATE ticket_collaborator SET ticket_id = :third WHERE contact_id = :contact")
                .param("third", thirdTicket)
                .param("contact", bytes(contact))
                .update());
    }

    @Test
    void changesWhenTheSameNumberOfCustomFieldValuesAreOthers() {
        var another = helpdesk.aCustomField("TEXT");
        changesAfter(() -> jdbc.sql("""
            UPDATE custom_field_value SET custom_field_id = (SELECT id FROM custom_field WHERE field_key = :another)
            WHERE contact_id = :contact
            """)
                .param("another", another)
                .param("contact", bytes(contact))
                .update());
    }

    private void staysAfter(Runnable change) {
        var before = helpdesk.previewFingerprint(contact);
        change.run();
        assertThat(helpdesk.previewFingerprint(contact)).isEqualTo(before);
    }

    private void changesAfter(Runnable change) {
        var before = helpdesk.previewFingerprint(contact);
        change.run();
        assertThat(helpdesk.previewFingerprint(contact)).isNotEqualTo(before);
    }

    /// Gives one row another id, as if it were another row.
    private void replace(String update) {
        var replaced = jdbc.sql(update)
                .param("next", nextId())
                .param("contact", bytes(contact))
                .param("ticket", bytes(ticket))
                .update();
        assertThat(replaced).isEqualTo(1);
    }

    private void update(String id, Map<String, ?> fields) {
        var input = new HashMap<String, Object>(fields);
        input.put("id", id);
        var answer = client.send(
                "mutation($input: UpdateContactInput!) { updateContact(input: $input) { userErrors { __typename } } }",
                Map.of("input", input));
        assertThat(answer.refusals("updateContact")).isEmpty();
    }

    private List<Map<String, String>> value(String value) {
        return List.of(Map.of("key", field, "value", value));
    }

    private static byte[] nextId() {
        return new ContactId(UUID.randomUUID()).bytes();
    }

    private static byte[] bytes(String globalId) {
        return new ContactId(GlobalId.parse(globalId).orElseThrow().uuid()).bytes();
    }
}
