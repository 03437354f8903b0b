package helpdesk.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import helpdesk.HelpdeskTest;
import helpdesk.api.Answer;
import helpdesk.api.Helpdesk;
import helpdesk.api.HelpdeskClient;
import helpdesk.api.Portal;
import helpdesk.api.Portal.Visitor;
import helpdesk.contact.ContactId;
import helpdesk.database.EntityId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Rules R1, R2 and R8 at the portal's door.
@HelpdeskTest
class LockOutTests {

    @Autowired
    HelpdeskClient client;

    @Autowired
    Helpdesk helpdesk;

    @Autowired
    Portal portal;

    @Autowired
    JdbcClient database;

    @Test
    void shutsOutASoftDeletedContactAtOnce() {
        var visitor = portal.aVisitor();
        assertThat(ask(visitor).status()).isEqualTo(200);
        helpdesk.softDeleted(visitor.id());
        assertThat(ask(visitor).status()).isEqualTo(401);
        assertThat(portal.signIn(visitor.email(), Portal.PASSWORD).refusals("signIn"))
                .containsExactly("InvalidCredentials");
    }

    @Test
    void shutsOutAllThatAreSoftDeletedTogether() {
        var visitors = List.of(portal.aVisitor(), portal.aVisitor());
        var ids = visitors.stream().map(Visitor::id).toList();
        client.asAgent().mutate("softDeleteContacts", Map.of("ids", ids), "results { id }");
        assertThat(visitors).allMatch(visitor -> ask(visitor).status() == 401);
        client.asAgent().mutate("restoreContacts", Map.of("ids", ids), "results { id }");
        assertThat(visitors).allMatch(visitor -> ask(visitor).status() == 401);
        assertThat(ask(portal.signedIn(visitors.getLast().email())).text("viewer.id"))
                .isEqualTo(ids.getLast());
    }

    @Test
    void letsARestoredContactSignInAndKeepsOldTokensOut() {
        var visitor = portal.aVisitor();
        helpdesk.restored(helpdesk.softDeleted(visitor.id()));
        assertThat(ask(visitor).status()).isEqualTo(401);
        var again = portal.signedIn(visitor.email());
        assertThat(ask(again).text("viewer.id")).isEqualTo(visitor.id());
    }

    @Test
    void letsARestoredContactSignUp() {
        var email = Helpdesk.newEmail();
        var contact = helpdesk.restored(helpdesk.softDeleted(helpdesk.aContact(Map.of("email", email))));
        assertThat(ask(portal.visitor("Somebody", email)).text("viewer.id")).isEqualTo(contact);
    }

    @Test
    void keepsSessionsWhenAnAgentChangesTheContact() {
        var visitor = portal.aVisitor();
        client.asAgent().mutate("updateContact", Map.of("id", visitor.id(), "jobTitle", "Baker"), "contact { id }");
        assertThat(ask(visitor).text("viewer.id")).isEqualTo(visitor.id());
    }

    /// An agent had mistyped the address, and whoever has that one signed up.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shutsOutWhoHasTheAddressOfBefore(boolean cleared) {
        var wrong = Helpdesk.newEmail();
        var contact = helpdesk.aContact(Map.of("email", wrong));
        var stranger = portal.visitor("Somebody", wrong);
        assertThat(stranger.id()).isEqualTo(contact);
        var right = Helpdesk.newEmail();
        if (cleared) {
            setEmail(contact, null);
            assertThat(ask(stranger).status()).isEqualTo(401);
        }
        setEmail(contact, right);
        assertThat(ask(stranger).status()).isEqualTo(401);
        for (var email : List.of(wrong, right)) {
            assertThat(portal.signIn(email, Portal.PASSWORD).refusals("signIn")).containsExactly("InvalidCredentials");
        }
        assertThat(portal.visitor("The right one", right).id()).isEqualTo(contact);
        assertThat(ask(stranger).status()).isEqualTo(401);
    }

    @Test
    void keepsTheAccountOfTheSameMailbox() {
        var visitor = portal.aVisitor();
        setEmail(visitor.id(), " " + visitor.email().toUpperCase(Locale.ROOT));
        assertThat(ask(visitor).text("viewer.id")).isEqualTo(visitor.id());
        assertThat(portal.signedIn(visitor.email()).id()).isEqualTo(visitor.id());
    }

    private void setEmail(String contact, @Nullable String email) {
        var input = new HashMap<String, @Nullable Object>(Map.of("id", contact));
        input.put("email", email);
        client.asAgent().mutate("updateContact", input, "contact { id }").data("updateContact.contact.id");
    }

    @Test
    void endsWithAccountAndSessionsInAPurge() {
        var visitor = portal.aVisitor();
        var purge = helpdesk.purged(helpdesk.softDeleted(visitor.id()));
        assertThat(purge.at("/actions")
                        .valueStream()
                        .map(action -> action.at("/description").asString()))
                .contains("1 portal account is erased");
        assertThat(ask(visitor).status()).isEqualTo(401);
        assertThat(accounts()).doesNotContain(visitor.id());
    }

    @Test
    void letsTheSameAddressBeginANewLife() {
        var before = portal.aVisitor();
        helpdesk.aTicketOf(before.id());
        helpdesk.purged(helpdesk.softDeleted(before.id()));
        var after = portal.visitor("New Life", before.email());
        assertThat(after.id()).isNotEqualTo(before.id());
        assertThat(after.client()
                        .send("{ viewer { ... on Contact { name tickets { totalCount } } } }")
                        .data("viewer"))
                .hasToString("{\"name\":\"New Life\",\"tickets\":{\"totalCount\":0}}");
        assertThat(ask(before).status()).isEqualTo(401);
    }

    /// What waits for confirmation is the contact's from the moment its purge begins; the address is free.
    @Test
    void confirmsNothingThatAPurgeIsAboutToErase() {
        var email = Helpdesk.newEmail();
        var contact = helpdesk.aContact(Map.of("email", email));
        portal.signUp("Before", email);
        var token = portal.awaitToken(email);
        set(contact, "state = 'PURGING', name = NULL, email = NULL, email_key = NULL");
        assertThat(portal.confirm(token, Portal.PASSWORD).refusals("confirmSignUp"))
                .containsExactly("LinkInvalid");
        portal.signUp("After", email);
        await().until(() -> portal.mailsTo(email).size() == 2);
        assertThat(portal.confirm(portal.awaitToken(email), Portal.PASSWORD).text("confirmSignUp.contact.id"))
                .isNotEqualTo(contact);
        set(contact, "state = 'ACTIVE', name = 'Back again'");
    }

    private void set(String contact, String change) {
        database.sql("UPDATE contact SET " + change + " WHERE id = :contact")
                .param("contact", ContactId.parse(contact).orElseThrow().bytes())
                .update();
    }

    private List<String> accounts() {
        return database.sql("SELECT contact_id FROM portal_account").query(byte[].class).list().stream()
                .map(bytes -> new ContactId(EntityId.uuid(bytes)).global())
                .toList();
    }

    private static Answer ask(Visitor visitor) {
        return visitor.client().send("{ viewer { ... on Contact { id } } }");
    }
}
