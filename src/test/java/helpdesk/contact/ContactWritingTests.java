package helpdesk.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import helpdesk.HelpdeskTest;
import helpdesk.api.Answer;
import helpdesk.api.Helpdesk;
import helpdesk.api.HelpdeskClient;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/// Creating and updating contacts.
@HelpdeskTest
class ContactWritingTests {

    private static final String FIELDS = "contact { id state name displayName email phone jobTitle address }";

    @Autowired
    HelpdeskClient client;

    @Autowired
    Helpdesk helpdesk;

    @Nested
    class Creating {

        @Test
        void keepsEveryField() {
            var email = Helpdesk.newEmail();
            var created = create(Map.of(
                            "name", "Zoë Müller",
                            "email", email,
                            "phone", "+49 30 901820",
                            "jobTitle", "Engineer",
                            "address", "Unter den Linden 1\n10117 Berlin"))
                    .data("createContact.contact");
            assertThat(created.toString()).contains("""
                "state":"ACTIVE","name":"Zoë Müller","displayName":"Zoë Müller","email":"%s",\
                "phone":"+4930901820","jobTitle":"Engineer","address":"Unter den Linden 1\\n10117 Berlin"\
                """.formatted(email));
            assertThat(read(created.path("id").asString())).isEqualTo(created.toString());
        }

        @Test
        void needsNothingButAName() {
            assertThat(create(Map.of("name", "Prince"))
                            .data("createContact.contact")
                            .toString())
                    .contains("\"name\":\"Prince\"", "\"email\":null", "\"phone\":null", "\"address\":null");
        }

        @Test
        void letsManyHaveNoEmailAddress() {
            assertThat(create(Map.of("name", "Nobody")).refusals("createContact"))
                    .isEmpty();
            assertThat(create(Map.of("name", "Nobody")).refusals("createContact"))
                    .isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "李小龍",
                    "محمد علي",
                    "שלום עליכם",
                    "Σωκράτης",
                    "Ольга Петрова",
                    "ประยุทธ์ จันทร์โอชา",
                    "👩🏽‍🚀 Sally",
                    "D'Artagnan",
                    "Robert'); DROP TABLE contact;--",
                    "<script>alert(1)</script>",
                    "\u202eLaura\u202c",
                    "X Æ A-12",
                })
        void keepsANameOfAnyScript(String name) {
            assertThat(create(Map.of("name", name)).text("createContact.contact.name"))
                    .isEqualTo(name);
        }

        @Test
        void takesTwoHundredCharactersOfAnyPlane() {
            var name = "👩".repeat(200);
            assertThat(create(Map.of("name", name)).text("createContact.contact.name"))
                    .isEqualTo(name);
            assertThat(refusedFields(create(Map.of("name", name + "👩")))).containsExactly("input.name");
        }

        @Test
        void saysEverythingThatIsWrongAtOnce() {
            var refused = create(Map.of(
                    "name", " ",
                    "email", "nobody",
                    "phone", "12",
                    "jobTitle", "x".repeat(201),
                    "address", "x".repeat(1001)));
            assertThat(refusedFields(refused))
                    .containsExactly("input.name", "input.email", "input.phone", "input.jobTitle", "input.address");
            assertThat(refused.data("createContact.contact").isNull()).isTrue();
        }
    }

    @Nested
    class Updating {

        @Test
        void leavesAbsentFieldsAndClearsNullOnes() {
            var contact =
                    helpdesk.aContact(Map.of("phone", "+4930901820", "jobTitle", "Engineer", "address", "Berlin"));
            var changes = new HashMap<String, @Nullable Object>(Map.of("id", contact, "name", "Erika"));
            changes.put("phone", null);
            var updated = update(changes).data("updateContact.contact");
            assertThat(updated.path("name").asString()).isEqualTo("Erika");
            assertThat(updated.path("phone").isNull()).isTrue();
            assertThat(updated.path("jobTitle").asString()).isEqualTo("Engineer");
            assertThat(updated.path("address").asString()).isEqualTo("Berlin");
            assertThat(updated.path("email").asString()).contains("@");
            assertThat(read(contact)).isEqualTo(updated.toString());
        }

        @Test
        void clearsEveryFieldButTheName() {
            var contact =
                    helpdesk.aContact(Map.of("phone", "+4930901820", "jobTitle", "Engineer", "address", "Berlin"));
            var changes = new HashMap<String, @Nullable Object>(Map.of("id", contact));
            Stream.of("email", "phone", "jobTitle", "address").forEach(field -> changes.put(field, null));
            assertThat(update(changes).data("updateContact.contact").toString())
                    .contains("\"email\":null,\"phone\":null,\"jobTitle\":null,\"address\":null");
            changes.put("name", null);
            assertThat(refusedFields(update(changes), "updateContact")).containsExactly("input.name");
        }

        @Test
        void changesNothingWhenAnythingIsRefused() {
            var contact = helpdesk.aContact();
            var before = read(contact);
            var refused = update(Map.of("id", contact, "name", "Erika", "phone", "12"));
            assertThat(refusedFields(refused, "updateContact")).containsExactly("input.phone");
            assertThat(read(contact)).isEqualTo(before);
        }

        @Test
        void keepsTheOwnEmailAddressInAnotherCase() {
            var email = Helpdesk.newEmail();
            var contact = helpdesk.aContact(Map.of("email", email));
            assertThat(update(Map.of("id", contact, "email", upper(email))).text("updateContact.contact.email"))
                    .isEqualTo(upper(email));
        }

        /// It would name no field to clear.
        @Test
        void takesNoNullInPlaceOfCustomFieldValues() {
            var key = helpdesk.aCustomField("TEXT");
            var contact = helpdesk.aContact(Map.of("customFieldValues", List.of(Map.of("key", key, "value", "Gold"))));
            var changes = new HashMap<String, @Nullable Object>(Map.of("id", contact, "name", "Erika"));
            changes.put("customFieldValues", null);
            var before = read(contact);
            assertThat(refusedFields(update(changes), "updateContact")).containsExactly("input.customFieldValues");
            assertThat(read(contact)).isEqualTo(before);
            changes.put("customFieldValues", List.of());
            assertThat(update(changes).text("updateContact.contact.name")).isEqualTo("Erika");
        }

        @Test
        void findsNobodyUnderAForeignId() {
            var ticket = helpdesk.aTicketOf(helpdesk.aContact());
            assertThat(update(Map.of("id", ticket, "name", "Erika")).refusals("updateContact"))
                    .containsExactly("ContactNotFound");
        }
    }

    @Nested
    class AnEmailAddress {

        @Test
        void belongsToOneContactWhateverItsCaseAndNormalisation() {
            var local = Helpdesk.newEmail().replace("@example.com", "");
            helpdesk.aContact(Map.of("email", "jörg." + local + "@example.com"));
            var other = helpdesk.aContact();
            for (var same : List.of("jo\u0308rg.", "JÖRG.", "\u202Ajörg.")) {
                var email = same + local + "@EXAMPLE.com";
                assertThat(create(Map.of("name", "Jörg", "email", email)).refusals("createContact"))
                        .as(same)
                        .containsExactly("EmailTaken");
                assertThat(update(Map.of("id", other, "email", email)).refusals("updateContact"))
                        .as(same)
                        .containsExactly("EmailTaken");
            }
        }

        @Test
        void ofASoftDeletedContactOffersToRestoreIt() {
            var email = Helpdesk.newEmail();
            var contact = helpdesk.softDeleted(helpdesk.aContact(Map.of("email", email)));
            var refused = client.asAgent().send("""
                mutation($input: CreateContactInput!) {
                  createContact(input: $input) {
                    contact { id }
                    userErrors {
                      __typename code field
                      ... on EmailOfSoftDeletedContact { contact { id state viewerCanRestore } }
                    }
                  }
                }
                """, Map.of("input", Map.of("name", "Again", "email", upper(email))));
            assertThat(refused.data("createContact.userErrors.0").toString()).isEqualTo("""
                {"__typename":"EmailOfSoftDeletedContact","code":"EMAIL_OF_SOFT_DELETED_CONTACT",\
                "field":["input","email"],\
                "contact":{"id":"%s","state":"SOFT_DELETED","viewerCanRestore":true}}\
                """.formatted(contact));
        }

        @Test
        void isFreeOnceItsContactHasAnother() {
            var email = Helpdesk.newEmail();
            var contact = helpdesk.aContact(Map.of("email", email));
            update(Map.of("id", contact, "email", Helpdesk.newEmail()));
            assertThat(create(Map.of("name", "Next", "email", email)).refusals("createContact"))
                    .isEmpty();
        }

        @Test
        void goesToExactlyOneOfManyWhoWantItAtOnce() throws InterruptedException {
            var email = Helpdesk.newEmail();
            var attempts = IntStream.range(0, 8)
                    .<Callable<Answer>>mapToObj(
                            racer -> () -> create(Map.of("name", "Racer " + racer, "email", email)));
            assertThat(atOnce("createContact", attempts.toList()))
                    .containsOnly(entry(List.of(), 1L), entry(List.of("EmailTaken"), 7L));
        }

        @Test
        void goesToExactlyOneOfManyWhoChangeToItAtOnce() throws InterruptedException {
            var email = Helpdesk.newEmail();
            var contacts = Stream.generate(helpdesk::aContact).limit(8).toList();
            var attempts = contacts.stream()
                    .<Callable<Answer>>map(contact -> () -> update(Map.of("id", contact, "email", email)));
            assertThat(atOnce("updateContact", attempts.toList()))
                    .containsOnly(entry(List.of(), 1L), entry(List.of("EmailTaken"), 7L));
        }
    }

    private static Map<List<String>, Long> atOnce(String mutation, List<Callable<Answer>> attempts)
            throws InterruptedException {
        try (var threads = Executors.newFixedThreadPool(attempts.size())) {
            return threads.invokeAll(attempts).stream()
                    .map(Future::resultNow)
                    .collect(Collectors.groupingBy(answer -> answer.refusals(mutation), Collectors.counting()));
        }
    }

    private Answer create(Map<String, ?> input) {
        return client.asAgent().mutate("createContact", input, FIELDS);
    }

    private Answer update(Map<String, ?> input) {
        return client.asAgent().mutate("updateContact", input, FIELDS);
    }

    private String read(String contact) {
        return client.asAgent()
                .send("query($id: ID!) { contact(id: $id) %s }".formatted(FIELDS.substring(8)), Map.of("id", contact))
                .data("contact")
                .toString();
    }

    private static List<String> refusedFields(Answer answer) {
        return refusedFields(answer, "createContact");
    }

    private static List<String> refusedFields(Answer answer, String mutation) {
        assertThat(answer.refusals(mutation)).containsOnly("InvalidInput");
        return answer.data(mutation + ".userErrors")
                .valueStream()
                .map(error -> error.path("field")
                        .valueStream()
                        .map(JsonNode::asString)
                        .collect(Collectors.joining(".")))
                .toList();
    }

    private static String upper(String email) {
        return email.toUpperCase(Locale.ROOT);
    }
}
