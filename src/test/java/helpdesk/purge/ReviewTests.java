package helpdesk.purge;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.api.Answer;
import helpdesk.api.Helpdesk;
import helpdesk.api.HelpdeskClient;
import helpdesk.database.DatabaseSchema;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// Before a purge is completed, the server looks whether anything of the contact is left where nothing should be, and
/// leaves to a privacy officer what it finds (R7).
@ErasureTest
class ReviewTests {

    final HelpdeskClient client;
    final Helpdesk helpdesk;
    final JdbcClient database;
    final DatabaseSchema schema;
    final String email = Helpdesk.newEmail();

    @Autowired
    ReviewTests(HelpdeskClient client, Helpdesk helpdesk, JdbcClient database, DatabaseSchema schema) {
        this.client = client;
        this.helpdesk = helpdesk;
        this.database = database;
        this.schema = schema;
    }

    @BeforeEach
    void clear() {
        schema.clear();
    }

    @Test
    void isNotNeededWhenNothingIsLeft() {
        var purge = helpdesk.purged(helpdesk.aSoftDeletedContact());

        assertThat(state(purge)).isEqualTo("COMPLETED");
        assertThat(purge.path("review").isNull()).isTrue();
        assertThat(sealedValues()).isZero();
    }

    @Test
    void isNeededWhenAValueIsLeft() {
        labelQuotes("Ask " + email.toUpperCase(Locale.ROOT) + " first");

        var purge = helpdesk.purged(helpdesk.softDeleted(helpdesk.aContact(Map.of("email", email))));

        assertThat(state(purge)).isEqualTo("NEEDS_REVIEW");
        assertThat(findings(purge)).containsExactly("custom_field.label 1");
        assertThat(purge.at("/review/howToGoOn").asString()).contains("recheckPurge", "acceptPurgeFindings");
        assertThat(purge.toString()).doesNotContainIgnoringCase(email);
        assertThat(sealedValues()).isOne();
    }

    @Test
    void isNeededForEachKindOfValue() {
        labelQuotes("call (030) 901820 for help");
        labelQuotes("Zoë  QUINN's field");
        labelQuotes("12 Linden Street, Berlin");
        labelQuotes("Passport c01x00");
        var passport = helpdesk.aCustomField("TEXT", "Passport");

        var contact = helpdesk.aContact(Map.of(
                "name",
                "Zoë Quinn",
                "phone",
                "+4930901820",
                "address",
                "12 Linden Street\nBerlin",
                "customFieldValues",
                List.of(Map.of("key", passport, "value", "C01X00"))));
        labelQuotes("Zoë Quinns");

        assertThat(findings(helpdesk.purged(helpdesk.softDeleted(contact)))).containsExactly("custom_field.label 3");
    }

    @Test
    void isOverOnceTheValueIsCorrected() {
        labelQuotes(email);
        var contact = helpdesk.softDeleted(helpdesk.aContact(Map.of("email", email)));
        var id = helpdesk.purged(contact).path("id").asString();
        assertThat(state(repeated(contact))).isEqualTo("NEEDS_REVIEW");

        database.sql("UPDATE custom_field SET label = 'Corrected'").update();
        var purge = repeated(contact);

        assertThat(state(purge)).isEqualTo("COMPLETED");
        assertThat(purge.path("id").asString()).isEqualTo(id);
        assertThat(purge.path("review").isNull()).isTrue();
        assertThat(sealedValues()).isZero();
    }

    @Test
    void isLookedAtAgainByWhoeverKnowsNothingButThePurge() {
        var id = helpdesk.aPurgeThatNeedsReview();
        assertThat(state(rechecked(id))).isEqualTo("NEEDS_REVIEW");

        database.sql("UPDATE custom_field SET label = 'Corrected'").update();

        assertThat(state(rechecked(id))).isEqualTo("COMPLETED");
        assertThat(state(rechecked(id))).isEqualTo("COMPLETED");
    }

    private JsonNode rechecked(String purge) {
        client.asPrivacyOfficer()
                .mutate("recheckPurge", Map.of("purgeId", purge), "purge { id }")
                .text("recheckPurge.purge.id");
        return helpdesk.purge(purge);
    }

    @Test
    void saysWhatToDoAboutValuesThatAreSealedWithAnotherKey() {
        var id = helpdesk.aPurgeThatNeedsReview();
        database.sql("UPDATE contact_purge_values SET sealed = REVERSE(sealed)").update();

        var purge = rechecked(id);

        assertThat(findings(purge)).containsExactly("contact_purge_values.sealed 1");
        assertThat(purge.at("/review/howToGoOn").asString()).contains("helpdesk.purge.key", "recheckPurge");
    }

    @Test
    void isOverOnceAPrivacyOfficerAcceptsWhatWasFound() {
        labelQuotes(email);
        var contact = helpdesk.softDeleted(helpdesk.aContact(Map.of("email", email)));
        var id = helpdesk.purged(contact).path("id").asString();

        helpdesk.acceptFindings(id);

        var purge = helpdesk.purge(id);
        assertThat(state(purge)).isEqualTo("COMPLETED");
        assertThat(purge.at("/review/acceptedBy").asString()).isNotBlank();
        assertThat(findings(purge)).containsExactly("custom_field.label 1");
        assertThat(sealedValues()).isZero();
        assertThat(database.sql("SELECT COUNT(*) FROM contact")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void isNotOverWhenSomethingElseWasFoundThanWasAccepted() {
        labelQuotes(email);
        var contact = helpdesk.softDeleted(helpdesk.aContact(Map.of("email", email)));
        var before = helpdesk.purged(contact);
        labelQuotes(email);
        repeated(contact);

        var answer = accept(before.path("id").asString(), fingerprint(before));

        assertThat(answer.refusals("acceptPurgeFindings")).containsExactly("PurgeFindingsChanged");
        var now = helpdesk.purge(before.path("id").asString());
        assertThat(answer.text("acceptPurgeFindings.userErrors.0.currentReview.fingerprint"))
                .isEqualTo(fingerprint(now))
                .isNotEqualTo(fingerprint(before));
        assertThat(state(now)).isEqualTo("NEEDS_REVIEW");
    }

    @Test
    void keepsWhatItLooksForEncrypted() {
        labelQuotes(email);
        helpdesk.purged(helpdesk.softDeleted(helpdesk.aContact(Map.of("email", email))));

        var kept = Objects.requireNonNull(database.sql("SELECT sealed FROM contact_purge_values")
                .query(byte[].class)
                .single());
        assertThat(new String(kept, ISO_8859_1)).doesNotContain(email, "Person");
    }

    private void labelQuotes(String label) {
        helpdesk.aCustomField("TEXT", label);
    }

    private Answer accept(String purge, String fingerprint) {
        return client.asPrivacyOfficer().send("""
            mutation($purge: ID!, $findings: String!) {
              acceptPurgeFindings(input: { purgeId: $purge, findingsFingerprint: $findings }) {
                userErrors { __typename ... on PurgeFindingsChanged { currentReview { fingerprint } } }
              }
            }
            """, Map.of("purge", purge, "findings", fingerprint));
    }

    private static String fingerprint(JsonNode purge) {
        return purge.at("/review/fingerprint").asString();
    }

    /// As an officer does who looks at a purge that needs a review.
    private JsonNode repeated(String contact) {
        var input = Map.of("id", contact, "previewFingerprint", "of before");
        var id = client.asPrivacyOfficer()
                .mutate("purgeContact", input, "purge { id }")
                .text("purgeContact.purge.id");
        return helpdesk.purge(id);
    }

    private static String state(JsonNode purge) {
        return purge.path("state").asString();
    }

    private static List<String> findings(JsonNode purge) {
        return purge.at("/review/findings")
                .valueStream()
                .map(finding -> finding.path("table").asString() + "."
                        + finding.path("column").asString() + " "
                        + finding.path("count").asInt())
                .toList();
    }

    private int sealedValues() {
        return database.sql("SELECT COUNT(*) FROM contact_purge_values")
                .query(Integer.class)
                .single();
    }
}
