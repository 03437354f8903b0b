package helpdesk.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import helpdesk.HelpdeskTest;
import helpdesk.api.Answer;
import helpdesk.api.Helpdesk;
import helpdesk.api.HelpdeskClient;
import helpdesk.api.Portal;
import helpdesk.api.Portal.Visitor;
import helpdesk.database.PersonalText;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A contact replaces its password: a forgotten one with a mailed link, a known one with itself. Sessions and links of
/// before end.
@HelpdeskTest
class PasswordTests {

    private static final String NEW = "nine quiet rivers";

    @Autowired
    HelpdeskClient client;

    @Autowired
    Helpdesk helpdesk;

    @Autowired
    Portal portal;

    @Autowired
    JdbcClient database;

    @Test
    void isResetByAMailedLink() {
        var visitor = portal.aVisitor();
        assertThat(portal.requestPasswordReset(visitor.email().toUpperCase(Locale.ROOT))
                        .data("requestPasswordReset.accepted")
                        .asBoolean())
                .isTrue();
        var token = portal.awaitToken(visitor.email().toUpperCase(Locale.ROOT), "resetPassword");
        var answer = portal.resetPassword(token, NEW);
        assertThat(answer.text("resetPassword.contact.id")).isEqualTo(visitor.id());
        assertThat(ask(answer.text("resetPassword.accessToken"))).isEqualTo(200);
        assertThat(ask(visitor)).isEqualTo(401);
        assertThat(portal.signIn(visitor.email(), NEW).refusals("signIn")).isEmpty();
        assertThat(portal.signIn(visitor.email(), Portal.PASSWORD).refusals("signIn"))
                .containsExactly("InvalidCredentials");
    }

    @Test
    void isResetOnceByALink() {
        var visitor = portal.aVisitor();
        var token = portal.aPasswordResetOf(visitor.email());
        assertThat(portal.resetPassword(token, NEW).refusals("resetPassword")).isEmpty();
        assertLinkInvalid(token);
        assertThat(portal.signIn(visitor.email(), NEW).refusals("signIn")).isEmpty();
    }

    /// The second one has not even been mailed.
    @Test
    void endsAllOtherLinksWhenItIsReset() {
        var visitor = portal.aVisitor();
        var wanted = Helpdesk.newEmail();
        var change = portal.anEmailChangeOf(visitor, wanted);
        var first = portal.aPasswordResetOf(visitor.email());
        var second = portal.aPasswordResetOf(visitor.email());
        database.sql("""
            INSERT INTO portal_mail (id, kind, email, email_key, created_at, expires_at)
            VALUES (RANDOM_BYTES(16), 'PASSWORD_RESET', :email, :email, NOW(6), NOW(6) + INTERVAL 1 DAY)
            """).param("email", visitor.email()).update();
        var token = portal.resetPassword(second, NEW).text("resetPassword.accessToken");
        assertLinkInvalid(first);
        assertThat(portal.confirmEmailChange(client.withToken(token), change).refusals("confirmEmailChange"))
                .containsExactly("LinkInvalid");
        assertThat(mails(visitor.email())).isZero();
        assertThat(mails(wanted)).isZero();
    }

    @Test
    void isResetForNobodyWhoIsSoftDeleted() {
        var visitor = portal.aVisitor();
        var token = portal.aPasswordResetOf(visitor.email());
        helpdesk.softDeleted(visitor.id());
        assertLinkInvalid(token);
        helpdesk.restored(visitor.id());
        assertThat(portal.signIn(visitor.email(), Portal.PASSWORD).refusals("signIn"))
                .isEmpty();
    }

    @Test
    void isResetForNobodyWhoIsPurged() {
        var visitor = portal.aVisitor();
        var token = portal.aPasswordResetOf(visitor.email());
        helpdesk.purged(helpdesk.softDeleted(visitor.id()));
        assertThat(mails(visitor.email())).isZero();
        assertLinkInvalid(token);
        var after = portal.visitor("New Life", visitor.email());
        assertLinkInvalid(token);
        assertThat(ask(after)).isEqualTo(200);
    }

    /// Not even when the address comes back to the contact, or goes to somebody else who has an account.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void isResetForNobodyWhoseAddressChanged(boolean comesBack) {
        var visitor = portal.aVisitor();
        var token = portal.aPasswordResetOf(visitor.email());
        setEmail(visitor, Helpdesk.newEmail());
        assertLinkInvalid(token);
        if (comesBack) {
            setEmail(visitor, visitor.email());
        }
        portal.visitor("Somebody", visitor.email());
        assertLinkInvalid(token);
        assertThat(portal.signIn(visitor.email(), Portal.PASSWORD).refusals("signIn"))
                .isEmpty();
    }

    @Test
    void isResetByNoLinkThatHasExpired() {
        var visitor = portal.aVisitor();
        var token = portal.aPasswordResetOf(visitor.email());
        database.sql("UPDATE portal_mail SET expires_at = created_at WHERE email = :email")
                .param("email", visitor.email())
                .update();
        assertLinkInvalid(token);
    }

    @Test
    void isResetByNoLinkOfAnotherKind() {
        var email = Helpdesk.newEmail();
        portal.signUp("Nora New", email);
        assertLinkInvalid(portal.awaitToken(email));
        assertLinkInvalid(portal.anEmailChangeOf(portal.aVisitor(), Helpdesk.newEmail()));
        var reset = portal.aPasswordResetOf(portal.aVisitor().email());
        assertThat(portal.confirm(reset, NEW).refusals("confirmSignUp")).containsExactly("LinkInvalid");
    }

    @Test
    void isNoLinkMailedForWithoutAnOpenAccount() {
        var unknown = Helpdesk.newEmail();
        var withoutAccount = Helpdesk.newEmail();
        helpdesk.aContact(Map.of("email", withoutAccount));
        var softDeleted = portal.aVisitor();
        helpdesk.softDeleted(softDeleted.id());
        for (var email : List.of(unknown, withoutAccount, softDeleted.email())) {
            var before = portal.mailsTo(email).size();
            assertThat(portal.requestPasswordReset(email)
                            .data("requestPasswordReset.accepted")
                            .asBoolean())
                    .isTrue();
            await().until(() -> mails(email) == 0);
            assertThat(portal.mailsTo(email)).hasSize(before);
        }
    }

    /// A look-alike may be somebody else's mailbox.
    @Test
    void isNoLinkMailedForToALookAlike() {
        var domain = Helpdesk.newEmail().replace("@example.com", "").replace('.', '-') + ".example";
        portal.visitor("Jörg", "jörg@" + domain);
        portal.requestPasswordReset("JÖRG@" + domain);
        await().until(() -> mails("JÖRG@" + domain) == 0);
        assertThat(portal.mailsTo("JÖRG@" + domain)).isEmpty();
    }

    @Test
    void storesAHashOfTheTokenOnly() {
        var visitor = portal.aVisitor();
        var token = portal.aPasswordResetOf(visitor.email());
        var stored = database.sql("SELECT token_hash FROM portal_mail WHERE email = :email")
                .param("email", visitor.email())
                .query(byte[].class)
                .single();
        assertThat(stored)
                .isEqualTo(new LinkToken(new PersonalText(token)).hash())
                .hasSize(32);
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "passwordpassword", "visitingperson"})
    void isReplacedByNoneThatIsEasilyGuessed(String guessed) {
        var visitor = portal.aVisitor();
        var token = portal.aPasswordResetOf(visitor.email());
        assertThat(portal.resetPassword(token, guessed).refusals("resetPassword"))
                .containsExactly("InvalidInput");
        var refused = portal.changePassword(visitor, Portal.PASSWORD, guessed);
        assertThat(refused.refusals("changePassword")).containsExactly("InvalidInput");
        assertThat(refused.data("changePassword.userErrors.0.field")).hasToString("[\"input\",\"newPassword\"]");
        assertThat(ask(visitor)).isEqualTo(200);
        assertThat(portal.resetPassword(token, NEW).refusals("resetPassword")).isEmpty();
    }

    @Test
    void isChangedByWhoKnowsIt() {
        var visitor = portal.aVisitor();
        var other = portal.signedIn(visitor.email());
        var link = portal.aPasswordResetOf(visitor.email());
        var answer = portal.changePassword(visitor, Portal.PASSWORD, NEW);
        assertThat(answer.text("changePassword.contact.id")).isEqualTo(visitor.id());
        assertThat(ask(answer.text("changePassword.accessToken"))).isEqualTo(200);
        assertThat(ask(visitor)).isEqualTo(401);
        assertThat(ask(other)).isEqualTo(401);
        assertLinkInvalid(link);
        assertThat(portal.signIn(visitor.email(), NEW).refusals("signIn")).isEmpty();
        assertThat(portal.signIn(visitor.email(), Portal.PASSWORD).refusals("signIn"))
                .containsExactly("InvalidCredentials");
    }

    /// Guesses count like those of signing in: whoever has found an open session cannot try them all.
    @Test
    void isChangedByNobodyWhoGuessesIt() {
        var visitor = portal.aVisitor();
        for (var attempt = 0; attempt < 3; attempt++) {
            var refused = portal.changePassword(visitor, "not " + attempt, NEW);
            assertThat(refused.refusals("changePassword")).containsExactly("InvalidCredentials");
            assertThat(refused.data("changePassword.userErrors.0.field"))
                    .hasToString("[\"input\",\"currentPassword\"]");
        }
        assertThat(portal.changePassword(visitor, Portal.PASSWORD, NEW).errorCodes())
                .containsExactly("THROTTLED");
        assertThat(portal.signIn(visitor.email(), Portal.PASSWORD).errorCodes()).containsExactly("THROTTLED");
        assertThat(ask(visitor)).isEqualTo(200);
    }

    /// The sessions of before a change stay out after a soft delete and a restore, too.
    @Test
    void keepsOldTokensOutForGood() {
        var visitor = portal.aVisitor();
        var next = portal.changePassword(visitor, Portal.PASSWORD, NEW).text("changePassword.accessToken");
        helpdesk.restored(helpdesk.softDeleted(visitor.id()));
        assertThat(ask(visitor)).isEqualTo(401);
        assertThat(ask(next)).isEqualTo(401);
        assertThat(portal.signIn(visitor.email(), NEW).refusals("signIn")).isEmpty();
    }

    @Test
    void isChangedOnceWhenTwoChangeItAtOnce() {
        var visitor = portal.aVisitor();
        var answers = List.of(NEW, "eight loud oceans").parallelStream()
                .map(next -> portal.changePassword(visitor, Portal.PASSWORD, next))
                .filter(answer -> answer.status() == 200
                        && answer.errorCodes().isEmpty()
                        && answer.refusals("changePassword").isEmpty())
                .toList();
        assertThat(answers).hasSize(1);
        assertThat(ask(answers.getFirst().text("changePassword.accessToken"))).isEqualTo(200);
    }

    private void setEmail(Visitor visitor, String email) {
        client.asAgent()
                .mutate("updateContact", Map.of("id", visitor.id(), "email", email), "contact { id }")
                .data("updateContact.contact.id");
    }

    private void assertLinkInvalid(String token) {
        var refused = portal.resetPassword(token, NEW);
        assertThat(refused.refusals("resetPassword")).containsExactly("LinkInvalid");
        assertThat(refused.data("resetPassword.userErrors.0.field")).hasToString("[\"input\",\"token\"]");
        assertThat(refused.data("resetPassword.accessToken").isNull()).isTrue();
    }

    private int mails(String email) {
        return database.sql("SELECT COUNT(*) FROM portal_mail WHERE email = :email")
                .param("email", email)
                .query(Integer.class)
                .single();
    }

    private static int ask(Visitor visitor) {
        return ask(visitor.client()).status();
    }

    private int ask(String token) {
        return ask(client.withToken(token)).status();
    }

    private static Answer ask(HelpdeskClient caller) {
        return caller.send("{ viewer { ... on Contact { id } } }");
    }
}
