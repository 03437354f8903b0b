package helpdesk.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import helpdesk.HelpdeskTest;
import helpdesk.api.Answer;
import helpdesk.api.Helpdesk;
import helpdesk.api.HelpdeskClient;
import helpdesk.api.Portal;
import helpdesk.development.DevelopmentTokens;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Which addresses and names belong to whom, through the API. In each test `*` stands for a word of its own.
@HelpdeskTest
class WhoSomebodyIsTests {

    @Autowired
    HelpdeskClient client;

    @Autowired
    Helpdesk helpdesk;

    @Autowired
    Portal portal;

    @Autowired
    JdbcClient database;

    final String word = Helpdesk.newEmail().replace("@example.com", "").replace('.', '-');

    @ParameterizedTest
    @CsvSource({
        "a@*.straße.example, a@*.xn--strae-oqa.example",
        "a@*.bücher.example, a@*.XN--BCHER-KVA.example",
        "straße.*@example.com, STRAẞE.*@example.com",
        "νίκος.*@example.com, ΝΊΚΟΣ.*@example.com",
        "jo\u0308rg.*@example.com, JÖRG.*@example.com",
        "erika.*@example.com, \u00A0\u200B\u202AErika.*@Example.com\uFE0F\u2069\uFEFF",
    })
    void isOneContactByOneKey(String one, String other) {
        var contact = created(one);
        assertThat(create(other).refusals("createContact")).containsExactly("EmailTaken");
        helpdesk.softDeleted(contact);
        assertThat(create(other).refusals("createContact")).containsExactly("EmailOfSoftDeletedContact");
        helpdesk.purged(contact);
        created(other);
    }

    @ParameterizedTest
    @CsvSource({
        "a@*.straße.example, a@*.strasse.example",
        "a@*.σας.example, a@*.σασ.example",
        "straße.*@example.com, strasse.*@example.com",
        "ceo@ıbmpen.*.example, ceo@ibmpen.*.example",
        "ﬁona.*@example.com, fiona.*@example.com",
        "xn--bcher-kva.*@example.com, bücher.*@example.com",
    })
    void isTwoContactsByTwoKeys(String one, String other) {
        assertThat(created(one)).isNotEqualTo(created(other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u034F", "\u115F", "\uFE0F", "\u200D", "\uDB40\uDC41"})
    void isNobodyByWhatNobodySees(String unseen) {
        created("bob.*@example.com");
        assertThat(create("bob.*" + unseen + "@example.com").refusals("createContact"))
                .containsExactly("InvalidInput");
        assertThat(portal.signUp("Bob", "bob." + word + unseen + "@example.com").refusals("signUp"))
                .containsExactly("InvalidInput");
    }

    @Test
    void isToldByTheKeyWhenSomebodySignsIn() {
        var visitor = portal.visitor("Erika", "erika@" + word + ".xn--bcher-kva.example");
        for (var email : List.of(
                "Erika@" + word + ".bücher.example",
                "\u202Aerika@" + word + ".xn--bcher-kva.example\u202C",
                "\u00A0\u200Berika@" + word + ".BÜCHER.example\uFEFF")) {
            assertThat(portal.signedIn(email).id()).as(email).isEqualTo(visitor.id());
        }
        assertThat(portal.signIn(visitor.email(), "\u202A" + Portal.PASSWORD + "\u202C")
                        .refusals("signIn"))
                .containsExactly("InvalidCredentials");
    }

    /// The links that wait are counted by the key.
    @Test
    void isNotKeptOutBySignUpsOfALookAlike() {
        for (var attempt = 0; attempt < 3; attempt++) {
            portal.signUp("Deleted User", "ﬁona." + word + "@example.com");
        }
        await().until(() -> database.sql("""
            SELECT COUNT(*) FROM portal_mail WHERE email = :email AND mail_due_at <= created_at
            """)
                        .param("email", "ﬁona." + word + "@example.com")
                        .query(Integer.class)
                        .single()
                == 0);
        assertThat(portal.visitor("Fiona", "fiona." + word + "@example.com").id())
                .isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Null", "null", "Deleted User", "Alex Agent", "undefined", "None", "\u2067שלום\u2069 👩\u200D🔧"
            })
    void mayHaveAnyName(String name) {
        var visitor = portal.visitor("\u00A0" + name + "\u200B\uFEFF", "visitor." + word + "@example.com");
        var other = helpdesk.aContact(Map.of("name", name));
        var ticket = helpdesk.aTicketOf(other);
        helpdesk.collaborates(visitor.id(), ticket);
        helpdesk.aComment(ticket, visitor.id(), "Mine neither");
        assertThat(author(ticket)).isEqualTo("Contact " + name);
        assertThat(client.asAgent()
                        .send("""
                            query($name: String) {
                              contacts(filter: { search: $name }, first: 100) { nodes { id } }
                            }
                            """, Map.of("name", name))
                        .data("contacts.nodes")
                        .toString())
                .contains(visitor.id(), other);
        assertThat(helpdesk.purged(helpdesk.softDeleted(visitor.id()))
                        .path("state")
                        .asString())
                .isEqualTo("COMPLETED");
        assertThat(author(ticket)).isEqualTo("DeletedUser Deleted User");
        assertThat(helpdesk.restored(helpdesk.softDeleted(other))).isEqualTo(other);
    }

    private String author(String ticket) {
        var author = client.asAgent().send("""
            query($id: ID!) {
              ticket(id: $id) { comments(last: 1) { nodes { author { __typename displayName } } } }
            }
            """, Map.of("id", ticket)).data("ticket.comments.nodes.0.author");
        return author.path("__typename").asString() + " "
                + author.path("displayName").asString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u202EAda", "\u2067Ada", "Ada\u202A", "\uFEFFA\u200Bda\u2069"})
    void isShownAsAnAgentWithoutWhatTurnsPagesRound(String name, @Autowired DevelopmentTokens tokens) {
        var agent = client.withToken(
                tokens.issue(claims -> claims.subject(word).claim("name", name).claim("roles", List.of("agent"))));
        var contact = helpdesk.aContact();
        assertThat(agent.mutate("softDeleteContact", Map.of("id", contact), "contact { softDeletedBy }")
                        .text("softDeleteContact.contact.softDeletedBy"))
                .isEqualTo("Ada");
    }

    /// Nor is anything else that is written, and least of all a pile of marks.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Erika\u202E",
                "\u202DErika",
                "\u202AErika",
                "\u2066Erika",
                "Erika\u2069",
                "E\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301"
                        + "\u0316\u0316\u0316\u0316\u0316\u0316\u0316\u0316\u0316\u0316"
                        + "\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0316",
            })
    void isNeverToldByWhatTurnsPagesRound(String text) {
        var contact = helpdesk.aContact();
        var ticket = helpdesk.aTicketOf(contact);
        var field = helpdesk.aCustomField("TEXT");
        assertRefused("createContact", Map.of("name", text));
        assertRefused("createContact", Map.of("name", "Erika", "jobTitle", text));
        assertRefused("createContact", Map.of("name", "Erika", "address", "Berlin\n" + text + "\nBerlin"));
        assertRefused(
                "createContact",
                Map.of("name", "Erika", "customFieldValues", List.of(Map.of("key", field, "value", text))));
        assertRefused("createContact", Map.of("name", "Erika", "idempotencyKey", text));
        assertRefused("signUp", Map.of("name", text, "email", Helpdesk.newEmail()));
        assertRefused("createTicket", Map.of("requesterId", contact, "subject", text, "body", "Hello"));
        assertRefused("createTicket", Map.of("requesterId", contact, "subject", "Hello", "body", text));
        assertRefused("addComment", Map.of("ticketId", ticket, "body", text));
        assertRefused("rateTicket", Map.of("ticketId", ticket, "raterId", contact, "score", 3, "remark", text));
        assertRefused("defineCustomField", Map.of("key", Helpdesk.newFieldKey(), "label", text, "type", "TEXT"));
        assertRefused(
                "defineCustomField",
                Map.of("key", Helpdesk.newFieldKey(), "label", "A", "type", "CHOICE", "choices", List.of(text)));
    }

    private void assertRefused(String mutation, Map<String, ?> input) {
        assertThat(client.asAgent()
                        .mutate(mutation, input, "query { __typename }")
                        .refusals(mutation))
                .as("%s of %s", mutation, input)
                .containsExactly("InvalidInput");
    }

    private String created(String email) {
        var answer = create(email);
        assertThat(answer.refusals("createContact")).as(email).isEmpty();
        return answer.text("createContact.contact.id");
    }

    private Answer create(String email) {
        return client.asAgent()
                .mutate(
                        "createContact",
                        Map.of("name", "Somebody", "email", email.replace("*", word)),
                        "contact { id }");
    }
}
