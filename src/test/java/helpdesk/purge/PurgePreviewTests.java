package helpdesk.purge;

import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.HelpdeskTest;
import helpdesk.api.Answer;
import helpdesk.api.Helpdesk;
import helpdesk.api.HelpdeskClient;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/// R9: before a purge, a preview lists the actions that will be performed, with counts; the purge is bound to it.
@HelpdeskTest
@Tag("R9")
class PurgePreviewTests {

    private static final String PREVIEW =
            "{ fingerprint allowed blockers computedAt actions { kind subject count" + " description } }";

    @Autowired
    HelpdeskClient client;

    @Autowired
    Helpdesk helpdesk;

    String contact = "";
    String requested = "";
    String others = "";

    @BeforeEach
    void aContactWithSomethingOfEverything() {
        var key = helpdesk.aCustomField("TEXT");
        contact = helpdesk.aContact(
                Map.of("jobTitle", "Engineer", "customFieldValues", List.of(Map.of("key", key, "value", "Gold"))));
        var helper = helpdesk.aContact();
        requested = helpdesk.aTicketOf(contact);
        helpdesk.aTicketOf(contact);
        helpdesk.collaborates(helper, requested);
        helpdesk.aComment(requested, contact, "Mine");
        helpdesk.aComment(requested, helper, "Somebody's");
        helpdesk.rates(helper, requested, 3, "So so");
        helpdesk.rates(contact, requested, 3, "So so");
        others = helpdesk.aTicketOf(helper);
        helpdesk.collaborates(contact, others);
        helpdesk.aComment(others, contact, "Also mine");
        helpdesk.rates(contact, others, 4, "Good");
    }

    @Test
    void countsEveryActionInTheOrderOfExecution() {
        helpdesk.softDeleted(contact);
        assertThat(lines(preview(client.asPrivacyOfficer())))
                .containsExactly(
                        "ERASE PERSONAL_FIELD 3: 3 personal fields are erased",
                        "ERASE CUSTOM_FIELD_VALUE 1: 1 custom field value is erased",
                        "ERASE PORTAL_ACCOUNT 0: 0 portal accounts are erased",
                        "ERASE PORTAL_MAIL 0: 0 pending portal mails are erased",
                        "ERASE LEGAL_HOLD 0: 0 legal holds are erased with their reasons",
                        "ANONYMIZE COMMENT 1: 1 comment on other people's tickets is kept and reads \"Deleted User\"",
                        "ANONYMIZE SURVEY_RATING 1: 1 survey rating of other people's tickets is kept and reads"
                                + " \"Deleted User\"",
                        "ERASE COLLABORATION 1: 1 collaboration on other people's tickets is erased",
                        "DELETE COMMENT 4: 4 comments on tickets requested by this contact are deleted",
                        "DELETE SURVEY_RATING 2: 2 survey ratings of tickets requested by this contact are deleted",
                        "DELETE COLLABORATION 1: 1 collaboration on tickets requested by this contact is deleted",
                        "DELETE TICKET 2: 2 tickets requested by this contact are deleted",
                        "DELETE IDEMPOTENCY_RECORD 0: 0 idempotency records of this contact and its tickets are"
                                + " deleted",
                        "ERASE IDEMPOTENCY_RECORD 0: 0 idempotency records of other people's tickets are erased");
    }

    @Test
    void saysWhatThePurgeThenDoes() {
        helpdesk.softDeleted(contact);
        var preview = preview(client.asPrivacyOfficer());
        var purge = helpdesk.purged(contact);
        assertThat(purge.path("actions")).isEqualTo(preview.path("actions"));
        assertThat(purge.path("done").asInt())
                .isEqualTo(purge.path("total").asInt())
                .isEqualTo(16);
    }

    @Test
    void allowsAPrivacyOfficerToPurgeASoftDeletedContact() {
        helpdesk.softDeleted(contact);
        assertThat(verdict(client.asPrivacyOfficer())).isEqualTo("true [] true");
    }

    @Test
    void saysThatTheContactIsNotSoftDeleted() {
        assertThat(verdict(client.asPrivacyOfficer())).isEqualTo("false [\"NOT_SOFT_DELETED\"] false");
        assertThat(lines(preview(client.asPrivacyOfficer())))
                .contains("DELETE TICKET 2: 2 tickets requested by this" + " contact are deleted");
    }

    @Test
    void saysThatAnAgentIsNotPermitted() {
        assertThat(verdict(client.asAgent())).isEqualTo("false [\"NOT_SOFT_DELETED\",\"NOT_PERMITTED\"] false");
        helpdesk.softDeleted(contact);
        assertThat(verdict(client.asAgent())).isEqualTo("false [\"NOT_PERMITTED\"] false");
    }

    static Stream<Consumer<PurgePreviewTests>> changes() {
        return Stream.of(
                test -> test.helpdesk.aComment(test.requested, null, "One more"),
                test -> test.helpdesk.collaborates(test.helpdesk.aContact(), test.requested),
                test -> test.helpdesk.softDeleted(test.helpdesk.restored(test.contact)),
                test -> {
                    test.helpdesk.restored(test.contact);
                    test.helpdesk.aComment(test.others, test.contact, "One more");
                    test.helpdesk.softDeleted(test.contact);
                });
    }

    @ParameterizedTest
    @MethodSource("changes")
    void bindsThePurgeToWhatWasConfirmed(Consumer<PurgePreviewTests> change) {
        helpdesk.softDeleted(contact);
        var confirmed = helpdesk.previewFingerprint(contact);
        change.accept(this);
        var refused = purge(confirmed);
        assertThat(refused.text("purgeContact.userErrors.0.__typename")).isEqualTo("PurgePreviewChanged");
        var fresh = refused.data("purgeContact.userErrors.0.currentPreview");
        assertThat(fresh.path("allowed").asBoolean()).isTrue();
        assertThat(fresh.path("actions"))
                .isEqualTo(preview(client.asPrivacyOfficer()).path("actions"));
        assertThat(purge(fresh.path("fingerprint").asString()).text("purgeContact.purge.state"))
                .isEqualTo("COMPLETED");
    }

    @Test
    void isNotToBeGuessed() {
        helpdesk.softDeleted(contact);
        for (var guess : new String[] {"", " ", "*", "null", contact}) {
            assertThat(purge(guess).text("purgeContact.userErrors.0.__typename"))
                    .isEqualTo("PurgePreviewChanged");
        }
    }

    private Answer purge(String fingerprint) {
        return client.asPrivacyOfficer()
                .send(
                        """
                        mutation($input: PurgeContactInput!) {
                          purgeContact(input: $input) {
                            purge { state }
                            userErrors { __typename ... on PurgePreviewChanged { currentPreview %s } }
                          }
                        }
                        """.formatted(PREVIEW),
                        Map.of("input", Map.of("id", contact, "previewFingerprint", fingerprint)));
    }

    private JsonNode preview(HelpdeskClient caller) {
        return read(caller).path("purgePreview");
    }

    private String verdict(HelpdeskClient caller) {
        var read = read(caller);
        return "%s %s %s"
                .formatted(
                        read.at("/purgePreview/allowed"),
                        read.at("/purgePreview/blockers"),
                        read.path("viewerCanPurge"));
    }

    private JsonNode read(HelpdeskClient caller) {
        return caller.send(
                        "query($id: ID!) { contact(id: $id) { viewerCanPurge purgePreview %s } }".formatted(PREVIEW),
                        Map.of("id", contact))
                .data("contact");
    }

    private static Stream<String> lines(JsonNode preview) {
        return preview.path("actions")
                .valueStream()
                .map(action -> "%s %s %s: %s"
                        .formatted(
                                action.path("kind").asString(),
                                action.path("subject").asString(),
                                action.path("count").asInt(),
                                action.path("description").asString()));
    }
}
