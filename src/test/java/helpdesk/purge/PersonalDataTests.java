package helpdesk.purge;

import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.HelpdeskTest;
import helpdesk.api.Helpdesk;
import helpdesk.api.HelpdeskClient;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// R7 and R8: a purge erases all personal data, and the e-mail address is free for somebody new.
@HelpdeskTest
class PersonalDataTests {

    @Autowired
    HelpdeskClient client;

    @Autowired
    Helpdesk helpdesk;

    String email = "";
    String name = "";
    String contact = "";

    @BeforeEach
    void aContactThatHasAllOfIt() {
        email = Helpdesk.newEmail();
        name = "Erika " + email;
        contact = helpdesk.aContact(Map.of(
                "name",
                name,
                "email",
                email,
                "phone",
                "+4930901820",
                "jobTitle",
                "Taxidermist",
                "address",
                "Heidestraße 17, 51147 Köln",
                "customFieldValues",
                List.of(Map.of("key", helpdesk.aCustomField("TEXT"), "value", "Gold"))));
    }

    @Test
    @Tag("R7")
    void isInNoReadAnyMore() {
        helpdesk.softDeleted(contact);
        assertThat(reads()).allSatisfy(read -> assertThat(read).contains(contact));
        helpdesk.purged(contact);
        assertThat(reads()).hasSize(5).allSatisfy(read -> assertThat(read).doesNotContain(contact, email));
    }

    @Test
    @Tag("R7")
    void isCountedWhereItWasErased() {
        var purge = helpdesk.purged(helpdesk.softDeleted(contact));
        assertThat(purge.path("actions")
                        .valueStream()
                        .filter(action -> action.path("kind").asString().equals("ERASE"))
                        .map(action -> action.path("description").asString()))
                .contains("5 personal fields are erased", "1 custom field value is erased");
    }

    @Test
    @Tag("R8")
    void leavesTheEmailAddressToSomebodyNew() {
        var ticket = helpdesk.aTicketOf(helpdesk.aContact());
        helpdesk.aComment(ticket, contact, "I was here before");
        helpdesk.purged(helpdesk.softDeleted(contact));
        var successor = helpdesk.aContact(Map.of("name", name, "email", email));
        assertThat(successor).isNotEqualTo(contact);
        assertThat(client.asAgent()
                        .send("""
                            query($id: ID!, $ticket: ID!) {
                              contact(id: $id) {
                                jobTitle phone address softDeletedAt openTicketCount
                                customFieldValues { key } tickets { totalCount }
                              }
                              ticket(id: $ticket) { comments(last: 1) { nodes { author { displayName } } } }
                            }
                            """, Map.of("id", successor, "ticket", ticket))
                        .data(""))
                .hasToString("""
                    {"contact":{"jobTitle":null,"phone":null,"address":null,"softDeletedAt":null,"openTicketCount":0,\
                    "customFieldValues":[],"tickets":{"totalCount":0}},\
                    "ticket":{"comments":{"nodes":[{"author":{"displayName":"Deleted User"}}]}}}\
                    """);
    }

    @Test
    @Tag("R8")
    void keepsTheEmailAddressUntilThen() {
        helpdesk.softDeleted(contact);
        assertThat(client.asAgent()
                        .mutate("createContact", Map.of("name", "Somebody", "email", email), "contact { id }")
                        .refusals("createContact"))
                .containsExactly("EmailOfSoftDeletedContact");
    }

    /// Whatever finds a contact.
    private List<String> reads() {
        return Stream.of(
                        "contact(id: $id) { id email }",
                        "node(id: $id) { id ... on Contact { email } }",
                        "nodes(ids: [$id]) { id ... on Contact { email } }",
                        "contacts(first: 100, filter: { state: SOFT_DELETED, search: $email }) { nodes { id email } }",
                        "contacts(first: 100, filter: { state: SOFT_DELETED, search: $name }) { nodes { id email } }")
                .map(read -> client.asPrivacyOfficer()
                        .send(
                                "query($id: ID!, $email: String!, $name: String!) { a: node(id: $id) { id }"
                                        + " b: contacts(first: 1, filter: { search: $email }) { totalCount }"
                                        + " c: contacts(first: 1, filter: { search: $name }) { totalCount } " + read
                                        + " }",
                                Map.of("id", contact, "email", email, "name", name)))
                .map(answer -> answer.data("").toString())
                .toList();
    }
}
