package helpdesk.purge;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
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
import java.util.Collection;
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
    void hasTwoMutationsThatPurgeAndNoFlagsOnThem() {
        assertThat(SchemaFiles.schema().getMutationType().getFields())
                .extracting(mutation -> mutation.getName())
                .filteredOn(name -> name.matches("(?i).*(purge|erase|forever|destroy|bulk).*"))
                .containsExactlyInAnyOrder("purgeContact", "preparePurgeBatch", "startPurgeBatch", "cancelPurgeBatch");
        assertThat(fieldsOf("PurgeContactInput")).containsExactlyInAnyOrder("id", "previewFingerprint");
        assertThat(fieldsOf("StartPurgeBatchInput")).containsExactlyInAnyOrder("id", "fingerprint");
    }

    private static List<String> fieldsOf(String input) {
        return SchemaFiles.schema().<GraphQLInputObjectType>getTypeAs(input).getFields().stream()
                .map(GraphQLInputObjectField::getName)
                .toList();
    }

    @Test
    void leavesAnActiveContactOutOfABatchOfAPrivacyOfficer() {
        var contact = helpdesk.aContact();
        var batch = helpdesk.aPreparedBatch(List.of(contact));
        helpdesk.started(batch);
        assertThat(helpdesk.ended(batch).path("purgedCount").asInt()).isZero();
        assertThat(stateOf(contact)).isEqualTo("ACTIVE");
    }

    /// The only ways into a purge take soft-deleted contacts, which nobody outside the contact module can make.
    @Test
    void asksTheTypeSystemForASoftDeletedContact() {
        assertThat(Arrays.stream(ContactLifecycle.class.getDeclaredMethods())
                        .filter(method ->
                                List.of("beginPurge", "purge", "endPurge").contains(method.getName()))
                        .map(method -> method.getGenericParameterTypes()[0].getTypeName()))
                .containsExactlyInAnyOrder(
                        SoftDeletedContact.class.getName(),
                        Collection.class.getName() + "<" + SoftDeletedContact.class.getName() + ">",
                        PurgingContact.class.getName());
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
