package helpdesk.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import helpdesk.HelpdeskTest;
import helpdesk.api.Helpdesk;
import helpdesk.api.HelpdeskClient;
import helpdesk.api.Portal;
import helpdesk.api.Portal.Visitor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A contact changes its e-mail address to one that it proves to have. An address belongs to one contact until that one
/// is purged (R2, R8), and nothing of it is left behind then (R7).
@HelpdeskTest
class EmailChangeTests {

    @Autowired
    HelpdeskClient client;

    @Autowired
    Helpdesk helpdesk;

    @Autowired
    Portal portal;

    @Autowired
    JdbcClient database;

    @Test
    void keepsTheAccountAndTellsTheOldAddress() {
        var visitor = portal.aVisitor();
        var wanted = Helpdesk.newEmail();
        var token = portal.anEmailChangeOf(visitor, wanted);
        assertThat(emailOf(visitor)).isEqualTo(visitor.email());
        assertThat(confirm(visitor, token)).isEmpty();
        assertThat(emailOf(visitor)).isEqualTo(wanted);
        assertThat(portal.signedIn(wanted).id()).isEqualTo(visitor.id());
        assertThat(portal.signIn(visitor.email(), Portal.PASSWORD).refusals("signIn"))
                .containsExactly("InvalidCredentials");
        await().until(() -> portal.mailsTo(visitor.email()).size() == 2);
        var notice = portal.mailsTo(visitor.email()).getLast();
        assertThat(notice.subject()).isEqualTo("Your e-mail address was changed");
        assertThat(notice.text()).doesNotContain(wanted, "token=");
        await().until(() -> mails(visitor.email()) == 0);
    }

    @Test
    void worksOnce() {
        var visitor = portal.aVisitor();
        var token = portal.anEmailChangeOf(visitor, Helpdesk.newEmail());
        assertThat(confirm(visitor, token)).isEmpty();
        assertThat(confirm(visitor, token)).containsExactly("LinkInvalid");
    }

    /// Whoever reads the mail cannot make the account its own, nor change its own address by it.
    @Test
    void worksForNobodyElse() {
        var visitor = portal.aVisitor();
        var other = portal.aVisitor();
        var token = portal.anEmailChangeOf(visitor, Helpdesk.newEmail());
        assertThat(confirm(other, token)).containsExactly("LinkInvalid");
        assertThat(portal.confirmEmailChange(client.asAnonymous(), token).errorCodes())
                .containsExactly("UNAUTHENTICATED");
        assertThat(portal.confirmEmailChange(client.asPrivacyOfficer(), token).errorCodes())
                .containsExactly("FORBIDDEN");
        assertThat(emailOf(visitor)).isEqualTo(visitor.email());
        assertThat(emailOf(other)).isEqualTo(other.email());
        assertThat(confirm(visitor, token)).isEmpty();
    }

    @Test
    void needsThePassword() {
        var visitor = portal.aVisitor();
        var wanted = Helpdesk.newEmail();
        var refused = portal.requestEmailChange(visitor, wanted, "not this one");
        assertThat(refused.refusals("requestEmailChange")).containsExactly("InvalidCredentials");
        assertThat(refused.data("requestEmailChange.accepted").asBoolean()).isFalse();
        assertThat(refused.data("requestEmailChange.userErrors.0.field")).hasToString("[\"input\",\"password\"]");
        assertThat(mails(wanted)).isZero();
    }

    @Test
    void endsAllOtherLinks() {
        var visitor = portal.aVisitor();
        var reset = portal.aPasswordResetOf(visitor.email());
        var first = portal.anEmailChangeOf(visitor, Helpdesk.newEmail());
        var rival = portal.aVisitor();
        var wanted = Helpdesk.newEmail();
        var other = portal.anEmailChangeOf(rival, wanted);
        portal.requestEmailChange(visitor, wanted, Portal.PASSWORD);
        await().until(() -> portal.mailsTo(wanted).size() == 2);
        assertThat(confirm(visitor, portal.awaitToken(wanted))).isEmpty();
        assertThat(portal.resetPassword(reset, Portal.PASSWORD).refusals("resetPassword"))
                .containsExactly("LinkInvalid");
        assertThat(confirm(visitor, first)).containsExactly("LinkInvalid");
        assertThat(confirm(rival, other)).containsExactly("LinkInvalid");
        assertThat(emailOf(rival)).isEqualTo(rival.email());
    }

    /// In the words that an agent hears, but whether the other contact is soft deleted is not told.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void isRefusedOnceAnotherContactHasTheAddress(boolean softDeleted) {
        var visitor = portal.aVisitor();
        var wanted = Helpdesk.newEmail();
        var token = portal.anEmailChangeOf(visitor, wanted);
        var other = helpdesk.aContact(Map.of("email", wanted));
        if (softDeleted) {
            helpdesk.softDeleted(other);
        }
        var refused = portal.confirmEmailChange(visitor.client(), token);
        assertThat(refused.refusals("confirmEmailChange")).containsExactly("EmailTaken");
        assertThat(refused.text("confirmEmailChange.userErrors.0.message"))
                .isEqualTo("Another contact has this e-mail address");
        assertThat(refused.data("confirmEmailChange.userErrors.0.field")).hasToString("[\"input\",\"token\"]");
        assertThat(emailOf(visitor)).isEqualTo(visitor.email());
        helpdesk.purged(softDeleted ? other : helpdesk.softDeleted(other));
        assertThat(mails(wanted)).isZero();
        assertThat(confirm(visitor, token)).containsExactly("LinkInvalid");
        assertThat(emailOf(visitor)).isEqualTo(visitor.email());
    }

    @Test
    void isRefusedOnceSomebodyHasSignedUpWithTheAddress() {
        var visitor = portal.aVisitor();
        var wanted = Helpdesk.newEmail();
        var token = portal.anEmailChangeOf(visitor, wanted);
        portal.visitor("Somebody", wanted);
        assertThat(confirm(visitor, token)).containsExactly("LinkInvalid");
    }

    @Test
    void isMailedToNobodyWhoHasTheAddressAlready() {
        var visitor = portal.aVisitor();
        var other = portal.aVisitor();
        var softDeleted = portal.aVisitor();
        helpdesk.softDeleted(softDeleted.id());
        for (var email : List.of(other.email(), softDeleted.email(), visitor.email())) {
            assertThat(portal.requestEmailChange(visitor, email, Portal.PASSWORD)
                            .data("requestEmailChange.accepted")
                            .asBoolean())
                    .isTrue();
            await().until(() -> mails(email) == 0);
            assertThat(portal.mailsTo(email)).hasSize(1);
        }
    }

    /// The address of one key that is another mailbox: the contact proves to have it like any other one.
    @Test
    void provesAnotherSpelling() {
        var domain = Helpdesk.newEmail().replace("@example.com", "").replace('.', '-') + ".example";
        var visitor = portal.visitor("Jörg", "jörg@" + domain);
        var token = portal.anEmailChangeOf(visitor, "JÖRG@" + domain);
        assertThat(confirm(visitor, token)).isEmpty();
        assertThat(emailOf(visitor)).isEqualTo("JÖRG@" + domain);
        assertThat(portal.signedIn("JÖRG@" + domain).id()).isEqualTo(visitor.id());
    }

    @Test
    void waitsWhileTheContactIsSoftDeleted() {
        var visitor = portal.aVisitor();
        var token = portal.anEmailChangeOf(visitor, Helpdesk.newEmail());
        helpdesk.softDeleted(visitor.id());
        assertThat(portal.confirmEmailChange(visitor.client(), token).status()).isEqualTo(401);
        helpdesk.restored(visitor.id());
        assertThat(confirm(portal.signedIn(visitor.email()), token)).isEmpty();
    }

    @Test
    void isForgottenWithTheContact() {
        var visitor = portal.aVisitor();
        var wanted = Helpdesk.newEmail();
        var token = portal.anEmailChangeOf(visitor, wanted);
        helpdesk.purged(helpdesk.softDeleted(visitor.id()));
        assertThat(mails(wanted)).isZero();
        assertThat(confirm(portal.aVisitor(), token)).containsExactly("LinkInvalid");
        assertThat(portal.visitor("New Life", wanted).id()).isNotEqualTo(visitor.id());
    }

    @Test
    void endsWhenAnAgentChangesTheAddress() {
        var visitor = portal.aVisitor();
        var wanted = Helpdesk.newEmail();
        var token = portal.anEmailChangeOf(visitor, wanted);
        var other = Helpdesk.newEmail();
        client.asAgent()
                .mutate("updateContact", Map.of("id", visitor.id(), "email", other), "contact { id }")
                .data("updateContact.contact.id");
        assertThat(mails(wanted)).isZero();
        assertThat(confirm(portal.visitor("The same one", other), token)).containsExactly("LinkInvalid");
    }

    /// An agent who looks at the contact of before does not undo the change.
    @Test
    void isAChangeThatAgentsSee() {
        var visitor = portal.aVisitor();
        var version = client.asAgent()
                .send("query($id: ID!) { contact(id: $id) { version } }", Map.of("id", visitor.id()))
                .data("contact.version")
                .asInt();
        confirm(visitor, portal.anEmailChangeOf(visitor, Helpdesk.newEmail()));
        assertThat(client.asAgent()
                        .mutate(
                                "updateContact",
                                Map.of("id", visitor.id(), "version", version, "email", visitor.email()),
                                "contact { id }")
                        .refusals("updateContact"))
                .containsExactly("ContactChanged");
    }

    /// While a mail server is slow, mails wait for each other, and have no contact yet (R7).
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void leavesNoMailToTheOldAddressBehindThatStillWaited(boolean isByAgent) {
        var visitor = portal.aVisitor();
        var token = portal.anEmailChangeOf(visitor, Helpdesk.newEmail());
        database.sql("""
            INSERT INTO portal_mail (id, kind, name, email, email_key, created_at, expires_at, mail_due_at)
            SELECT RANDOM_BYTES(16), 'SIGN_UP', 'Somebody', email, email_key, NOW(6), NOW(6) + INTERVAL 1 DAY,
              NOW(6) + INTERVAL 1 HOUR
            FROM contact WHERE email = :email
            """).param("email", visitor.email()).update();
        if (isByAgent) {
            var input = Map.of("id", visitor.id(), "email", Helpdesk.newEmail());
            assertThat(client.asAgent()
                            .mutate("updateContact", input, "contact { id }")
                            .refusals("updateContact"))
                    .isEmpty();
        } else {
            assertThat(confirm(visitor, token)).isEmpty();
        }
        helpdesk.purged(helpdesk.softDeleted(visitor.id()));
        assertThat(mails(visitor.email())).isZero();
    }

    private List<String> confirm(Visitor visitor, String token) {
        return portal.confirmEmailChange(visitor.client(), token).refusals("confirmEmailChange");
    }

    private String emailOf(Visitor visitor) {
        return client.asAgent()
                .send("query($id: ID!) { contact(id: $id) { email } }", Map.of("id", visitor.id()))
                .text("contact.email");
    }

    private int mails(String email) {
        return database.sql("SELECT COUNT(*) FROM portal_mail WHERE email = :email")
                .param("email", email)
                .query(Integer.class)
                .single();
    }
}
