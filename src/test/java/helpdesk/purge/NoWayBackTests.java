package helpdesk.purge;

import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.HelpdeskTest;
import helpdesk.api.Answer;
import helpdesk.api.Helpdesk;
import helpdesk.api.HelpdeskClient;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/// R4: a purge cannot be undone, and to repeat it changes nothing.
@HelpdeskTest
@Tag("R4")
class NoWayBackTests {

    private static final String RECORD =
            "purge { id state done total startedAt completedAt requestedBy actions { kind subject count } }";

    @Autowired
    HelpdeskClient client;

    @Autowired
    Helpdesk helpdesk;

    @ParameterizedTest
    @ValueSource(strings = {"restoreContact", "softDeleteContact", "updateContact"})
    void findsNobodyToChange(String mutation) {
        var contact = aPurgedContact();
        assertThat(client.asAgent()
                        .mutate(mutation, Map.of("id", contact), "contact { id }")
                        .refusals(mutation))
                .containsExactly("ContactNotFound");
    }

    @Test
    void findsNobodyToWriteInTheNameOf() {
        var contact = aPurgedContact();
        var ticket = helpdesk.aTicketOf(helpdesk.aContact());
        assertThat(refusals("addComment", Map.of("ticketId", ticket, "authorId", contact, "body", "Boo")))
                .isEqualTo("ContactNotFound");
        assertThat(refusals("addCollaborator", Map.of("ticketId", ticket, "contactId", contact)))
                .isEqualTo("ContactNotFound");
        assertThat(refusals("rateTicket", Map.of("ticketId", ticket, "raterId", contact, "score", 1)))
                .isEqualTo("ContactNotFound");
        assertThat(refusals("createTicket", Map.of("requesterId", contact, "subject", "Boo", "body", "Boo")))
                .isEqualTo("ContactNotFound");
    }

    @Test
    void answersARepetitionWithTheSameRecord() {
        var contact = helpdesk.aSoftDeletedContact();
        var fingerprint = helpdesk.previewFingerprint(contact);
        var first = purge(contact, fingerprint);
        assertThat(first.text("purgeContact.purge.state")).isEqualTo("COMPLETED");
        assertThat(purge(contact, fingerprint).json()).isEqualTo(first.json());
        assertThat(purge(contact, "another").json()).isEqualTo(first.json());
        assertThat(client.asAgent()
                        .send(
                                "query($id: ID!) { purge(id: $id) { %s } }"
                                        .formatted(RECORD.substring(8, RECORD.length() - 2)),
                                Map.of("id", first.text("purgeContact.purge.id")))
                        .data("purge"))
                .isEqualTo(first.data("purgeContact.purge"));
    }

    private Answer purge(String contact, String fingerprint) {
        return client.asPrivacyOfficer()
                .mutate("purgeContact", Map.of("id", contact, "previewFingerprint", fingerprint), RECORD);
    }

    private String refusals(String mutation, Map<String, ?> input) {
        return String.join(
                ", ", client.asAgent().mutate(mutation, input, "__typename").refusals(mutation));
    }

    private String aPurgedContact() {
        var contact = helpdesk.aSoftDeletedContact();
        helpdesk.purged(contact);
        return contact;
    }
}
