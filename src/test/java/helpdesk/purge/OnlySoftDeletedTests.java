package helpdesk.purge;

import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.HelpdeskTest;
import helpdesk.api.Answer;
import helpdesk.api.Helpdesk;
import helpdesk.api.HelpdeskClient;
import helpdesk.api.SchemaFiles;
import helpdesk.contact.ContactLifecycle;
import helpdesk.contact.PurgingContact;
import helpdesk.contact.SoftDeletedContact;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// R3: only a soft-deleted contact can be purged; no role, flag or other way goes around this.
@HelpdeskTest
@Tag("R3")
class OnlySoftDeletedTests {

    @Autowired
    HelpdeskClient client;

    @Autowired
    Helpdesk helpdesk;

    @Test
    void refusesAnActiveContactToAPrivacyOfficerWithTheRightFingerprint() {
        var contact = helpdesk.aContact();
        var answer = purge(client.asPrivacyOfficer(), contact, helpdesk.previewFingerprint(contact));
        assertThat(answer.refusals("purgeContact")).containsExactly("ContactNotSoftDeleted");
        assertThat(answer.text("purgeContact.userErrors.0.state")).isEqualTo("ACTIVE");
        assertThat(stateOf(contact)).isEqualTo("ACTIVE");
    }

    @Test
    void refusesARestoredContactUnderThePreviewOfWhenItWasSoftDeleted() {
        var contact = helpdesk.aSoftDeletedContact();
        var fingerprint = helpdesk.previewFingerprint(contact);
        helpdesk.restored(contact);
        assertThat(purge(client.asPrivacyOfficer(), contact, fingerprint).refusals("purgeContact"))
                .containsExactly("ContactNotSoftDeleted");
        assertThat(stateOf(contact)).isEqualTo("ACTIVE");
    }

    @Test
    void findsNobodyToPurgeUnderAForeignId() {
        var ticket = helpdesk.aTicketOf(helpdesk.aContact());
        assertThat(purge(client.asPrivacyOfficer(), ticket, "").refusals("purgeContact"))
                .containsExactly("ContactNotFound");
    }

    @Test
    void hasOneMutationThatPurgesAndNoFlagOnIt() {
        var schema = SchemaFiles.schema();
        assertThat(schema.getMutationType().getFields())
                .extracting(mutation -> mutation.getName())
                .filteredOn(name -> name.matches("(?i).*(purge|erase|forever|destroy|bulk).*"))
                .containsExactly("purgeContact");
        assertThat(schema.<graphql.schema.GraphQLInputObjectType>getTypeAs("PurgeContactInput")
                        .getFields())
                .extracting(field -> field.getName())
                .containsExactlyInAnyOrder("id", "previewFingerprint");
    }

    /// The only ways into a purge take a soft-deleted contact, which nobody outside the contact module can make.
    @Test
    void asksTheTypeSystemForASoftDeletedContact() {
        assertThat(Arrays.stream(ContactLifecycle.class.getDeclaredMethods())
                        .filter(method ->
                                List.of("beginPurge", "purge", "endPurge").contains(method.getName()))
                        .map(method -> method.getParameterTypes()[0]))
                .containsExactlyInAnyOrder(SoftDeletedContact.class, SoftDeletedContact.class, PurgingContact.class);
        assertThat(Stream.of(SoftDeletedContact.class, PurgingContact.class)
                        .flatMap(OnlySoftDeletedTests::constructors))
                .hasSize(2)
                .allSatisfy(constructor -> assertThat(Modifier.isPublic(constructor.getModifiers()))
                        .isFalse());
    }

    private static Stream<Constructor<?>> constructors(Class<?> type) {
        return Stream.of(type.getDeclaredConstructors());
    }

    private static Answer purge(HelpdeskClient caller, String contact, String fingerprint) {
        return caller.send("""
            mutation($input: PurgeContactInput!) {
              purgeContact(input: $input) {
                purge { id }
                userErrors { __typename ... on ContactNotSoftDeleted { state } }
              }
            }
            """, Map.of("input", Map.of("id", contact, "previewFingerprint", fingerprint)));
    }

    private String stateOf(String contact) {
        return client.asAgent()
                .send("query($id: ID!) { contact(id: $id) { state } }", Map.of("id", contact))
                .text("contact.state");
    }
}
