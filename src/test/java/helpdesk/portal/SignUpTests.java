package helpdesk.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import helpdesk.HelpdeskTest;
import helpdesk.api.Answer;
import helpdesk.api.Helpdesk;
import helpdesk.api.HelpdeskClient;
import helpdesk.api.Portal;
import helpdesk.contact.EmailAddress;
import helpdesk.database.Columns;
import helpdesk.database.PersonalText;
import helpdesk.development.Mailbox;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@HelpdeskTest
class SignUpTests {

    @Autowired
    HelpdeskClient client;

    @Autowired
    Helpdesk helpdesk;

    @Autowired
    Portal portal;

    @Autowired
    JdbcClient database;

    @Test
    void makesANewContactOfWhoProvesToHaveTheAddress() {
        var email = Helpdesk.newEmail();
        assertThat(portal.signUp("Nora New", email).data("signUp.accepted").asBoolean())
                .isTrue();
        var contact = portal.confirm(portal.awaitToken(email), Portal.PASSWORD).text("confirmSignUp.contact.id");
        assertThat(nameAndEmail(contact)).isEqualTo("Nora New " + email);
    }

    @Test
    void givesAnActiveContactItsAccount() {
        var email = Helpdesk.newEmail();
        var contact = helpdesk.aContact(Map.of("name", "Known Already", "email", email));
        assertThat(portal.visitor("Another Name", email.toUpperCase(Locale.ROOT))
                        .id())
                .isEqualTo(contact);
        assertThat(nameAndEmail(contact)).isEqualTo("Known Already " + email);
    }

    @Test
    void signsIn() {
        var visitor = portal.aVisitor();
        assertThat(visitor.client()
                        .send("{ viewer { ... on Contact { id email } } }")
                        .data("viewer"))
                .hasToString("{\"id\":\"%s\",\"email\":\"%s\"}".formatted(visitor.id(), visitor.email()));
    }

    @Test
    void mailsNothingToWhoHasAnAccount() {
        var visitor = portal.aVisitor();
        assertThat(portal.signUp("Somebody", visitor.email())
                        .data("signUp.accepted")
                        .asBoolean())
                .isTrue();
        awaitNoSignUpOf(visitor.email());
        assertThat(portal.mailsTo(visitor.email())).hasSize(1);
    }

    @Test
    void mailsNothingToASoftDeletedContact() {
        var email = Helpdesk.newEmail();
        helpdesk.softDeleted(helpdesk.aContact(Map.of("email", email)));
        assertThat(portal.signUp("Somebody", email).data("signUp.accepted").asBoolean())
                .isTrue();
        awaitNoSignUpOf(email);
        assertThat(portal.mailsTo(email)).isEmpty();
    }

    @Test
    void waitsForNobodyWhoseMailIsRefused(@Autowired Mailbox mailbox) {
        var refused = Helpdesk.newEmail();
        mailbox.refuse(refused);
        database.sql("""
            INSERT INTO portal_mail (id, kind, name, email, email_key, created_at, expires_at, mail_due_at)
            SELECT RANDOM_BYTES(16), 'SIGN_UP', 'Nobody', :email, :email, NOW(6), NOW(6) + INTERVAL 1 DAY, '2026-01-01'
            """).param("email", refused).update();
        var welcome = Helpdesk.newEmail();
        portal.signUp("Nora New", welcome);
        assertThat(portal.awaitToken(welcome)).isNotBlank();
        await().until(() -> signUps(refused, "mail_due_at > created_at AND token_hash IS NOT NULL") == 1);
        assertThat(portal.mailsTo(refused)).isEmpty();
        // Or else it is tried again each minute, and the mail server says so in the log of other tests
        database.sql("DELETE FROM portal_mail WHERE email = :email")
                .param("email", refused)
                .update();
    }

    /// Whatever follows a plus, and whichever case it is written in: the mails are all for one person.
    @Test
    void fillsNobodysMailbox(@Autowired PortalCounters counters) {
        var email = Helpdesk.newEmail();
        var addresses = new String[] {email, email.toUpperCase(Locale.ROOT), tagged(email, "a"), tagged(email, "b")};
        for (var attempt = 0; attempt < 12; attempt++) {
            assertThat(portal.signUp("Somebody", addresses[attempt % 4])
                            .data("signUp.accepted")
                            .asBoolean())
                    .isTrue();
            awaitMailed(addresses);
        }
        assertThat(mailsSentTo(addresses)).isEqualTo(5);
        database.sql("UPDATE portal_counter SET expires_at = :now WHERE hash = :hash")
                .param("now", Columns.of(Instant.now()))
                .param("hash", counters.hash(PortalCounters.Subject.MAIL, email))
                .update();
        portal.signUp("Somebody", email);
        awaitMailed(addresses);
        assertThat(mailsSentTo(addresses)).isEqualTo(6);
    }

    /// Whoever makes up tags.
    @Test
    void leavesMailsForTheAddressItself() {
        var email = Helpdesk.newEmail();
        var upper = email.toUpperCase(Locale.ROOT);
        var tagged = Stream.of(email, upper)
                .flatMap(address -> Stream.of("a", "b", "c").map(tag -> tagged(address, tag)))
                .toArray(String[]::new);
        for (var address : tagged) {
            portal.signUp("Somebody", address);
            awaitMailed(address);
        }
        assertThat(mailsSentTo(tagged)).isEqualTo(3);
        for (var address : List.of(email, upper, email)) {
            portal.signUp("Somebody", address);
            awaitMailed(address);
        }
        assertThat(mailsSentTo(email, upper)).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "Bob+news@Example.com, bob@example.com, true",
        "bob+a+b@xn--strae-oqa.example, bob@straße.example, true",
        "+bob@example.com, +bob@example.com, false",
        "JOSÉ@example.com, josé@example.com, false"
    })
    void countsMailsByMailbox(String email, String mailbox, boolean hasTag) {
        assertThat(MailThrottle.Mailbox.of(EmailAddress.of(email)))
                .isEqualTo(new MailThrottle.Mailbox(mailbox, hasTag));
    }

    private static String tagged(String email, String tag) {
        return email.replace("@", "+" + tag + "@");
    }

    private long mailsSentTo(String... addresses) {
        return Stream.of(addresses)
                .mapToLong(address -> portal.mailsTo(address).size())
                .sum();
    }

    @Test
    void mailsToOneMailboxKeepNoneFromAnother() {
        var email = Helpdesk.newEmail();
        for (var attempt = 0; attempt < 6; attempt++) {
            portal.signUp("Somebody", email);
            awaitMailed(email);
        }
        var other = "x" + email;
        portal.signUp("Somebody", other);
        assertThat(portal.awaitToken(other)).isNotBlank();
    }

    /// Its owner has proved nothing of the contact's.
    @Test
    void mailsNothingToALookAlikeOfAContactsAddress() {
        var domain = Helpdesk.newEmail().replace("@example.com", "").replace('.', '-') + ".example";
        helpdesk.aContact(Map.of("email", "jörg@" + domain));
        var lookAlike = "JÖRG@" + domain;
        assertThat(portal.signUp("Somebody", lookAlike).data("signUp.accepted").asBoolean())
                .isTrue();
        awaitNoSignUpOf(lookAlike);
        assertThat(portal.mailsTo(lookAlike)).isEmpty();
    }

    /// The look-alike was free when the link went out; the address that looks like it is a contact's when it is used.
    @Test
    void opensNobodysAccountToALookAlike() {
        var domain = Helpdesk.newEmail().replace("@example.com", "").replace('.', '-');
        portal.signUp("Somebody", "erika@xn--bcher-kva." + domain + ".example");
        var token = portal.awaitToken("erika@xn--bcher-kva." + domain + ".example");
        helpdesk.aContact(Map.of("email", "erika@bücher." + domain + ".example"));
        assertThat(portal.confirm(token, Portal.PASSWORD).refusals("confirmSignUp"))
                .containsExactly("LinkInvalid");
    }

    @Test
    void callsANewContactWhatTheConfirmerSays() {
        var email = Helpdesk.newEmail();
        portal.signUp("Deleted User", email);
        var contact = confirm(portal.awaitToken(email), " Nora New ").text("confirmSignUp.contact.id");
        assertThat(nameAndEmail(contact)).isEqualTo("Nora New " + email);
    }

    @Test
    void refusesANameThatIsNone() {
        var email = Helpdesk.newEmail();
        portal.signUp("Nora New", email);
        var refused = confirm(portal.awaitToken(email), " ");
        assertThat(refused.refusals("confirmSignUp")).containsExactly("InvalidInput");
        assertThat(refused.data("confirmSignUp.userErrors.0.field")).hasToString("[\"input\",\"name\"]");
    }

    /// Somebody else, who asks for the same address again and again, decides nothing.
    @Test
    void callsANewContactWhatCameWithTheVeryLink() {
        var email = Helpdesk.newEmail();
        portal.signUp("Nora New", email);
        var token = portal.awaitToken(email);
        portal.signUp("Deleted User", email);
        await().until(() -> portal.mailsTo(email).size() == 2);
        var contact = portal.confirm(token, Portal.PASSWORD).text("confirmSignUp.contact.id");
        assertThat(nameAndEmail(contact)).isEqualTo("Nora New " + email);
    }

    private Answer confirm(String token, String name) {
        return client.asAnonymous()
                .mutate(
                        "confirmSignUp",
                        Map.of("token", token, "name", name, "password", Portal.PASSWORD),
                        "contact { id }");
    }

    @Test
    void acceptsALinkOnce() {
        var email = Helpdesk.newEmail();
        portal.signUp("Nora New", email);
        var token = portal.awaitToken(email);
        portal.confirm(token, Portal.PASSWORD).data("confirmSignUp.contact");
        assertThat(portal.confirm(token, Portal.PASSWORD).refusals("confirmSignUp"))
                .containsExactly("LinkInvalid");
    }

    @Test
    void spendsAllLinksToAnAddressAtOnce() {
        var email = Helpdesk.newEmail();
        portal.signUp("First", email);
        var first = portal.awaitToken(email);
        portal.signUp("Second", email);
        await().until(() -> portal.mailsTo(email).size() == 2);
        portal.confirm(portal.awaitToken(email), Portal.PASSWORD).data("confirmSignUp.contact");
        assertThat(portal.confirm(first, Portal.PASSWORD).refusals("confirmSignUp"))
                .containsExactly("LinkInvalid");
    }

    @Test
    void acceptsNoLinkThatHasExpired() {
        var email = Helpdesk.newEmail();
        portal.signUp("Late Person", email);
        var token = portal.awaitToken(email);
        database.sql("UPDATE portal_mail SET expires_at = created_at WHERE email = :email")
                .param("email", email)
                .update();
        assertThat(portal.confirm(token, Portal.PASSWORD).refusals("confirmSignUp"))
                .containsExactly("LinkInvalid");
    }

    @Test
    void acceptsNoLinkOfAContactThatIsSoftDeleted() {
        var email = Helpdesk.newEmail();
        var contact = helpdesk.aContact(Map.of("email", email));
        portal.signUp("Somebody", email);
        var token = portal.awaitToken(email);
        helpdesk.softDeleted(contact);
        assertThat(portal.confirm(token, Portal.PASSWORD).refusals("confirmSignUp"))
                .containsExactly("LinkInvalid");
    }

    @Test
    void isForgottenWithTheContactThatGotTheAddressMeanwhile() {
        var email = Helpdesk.newEmail();
        portal.signUp("Nora New", email);
        portal.awaitToken(email);
        var contact = helpdesk.aContact(Map.of("email", email));
        helpdesk.purged(helpdesk.softDeleted(contact));
        assertThat(signUps(email, "TRUE")).isZero();
    }

    @Test
    void isForgottenWithTheContactThatHadTheAddressOnce() {
        var email = Helpdesk.newEmail();
        var contact = helpdesk.aContact(Map.of("email", email));
        portal.signUp("Nora New", email);
        portal.awaitToken(email);
        client.asAgent()
                .mutate("updateContact", Map.of("id", contact, "email", Helpdesk.newEmail()), "contact { id }")
                .data("updateContact.contact");
        helpdesk.purged(helpdesk.softDeleted(contact));
        assertThat(signUps(email, "TRUE")).isZero();
    }

    /// As one that came in while the mailer was busy: nobody has looked yet whose address it is. Anybody can make one,
    /// so it stands against no purge that was confirmed before.
    @Test
    void isForgottenWithTheContactBeforeAnybodyLooksWhoseItIs() {
        var email = Helpdesk.newEmail();
        var contact = helpdesk.softDeleted(helpdesk.aContact(Map.of("email", email)));
        var confirmed = helpdesk.previewFingerprint(contact);
        database.sql("""
            INSERT INTO portal_mail (id, kind, name, email, email_key, created_at, expires_at)
            VALUES (RANDOM_BYTES(16), 'SIGN_UP', 'Nora New', :email, :email, NOW(6), NOW(6) + INTERVAL 1 DAY)
            """).param("email", email).update();
        var purge = client.asPrivacyOfficer()
                .mutate(
                        "purgeContact",
                        Map.of("id", contact, "previewFingerprint", confirmed),
                        "purge { state done total actions { subject count } }")
                .data("purgeContact.purge");
        assertThat(purge.path("state").asString()).isEqualTo("COMPLETED");
        assertThat(purge.path("done")).isEqualTo(purge.path("total"));
        assertThat(purge.path("actions").valueStream())
                .anyMatch(action -> action.toString().equals("{\"subject\":\"PORTAL_MAIL\",\"count\":1}"));
        assertThat(signUps(email, "TRUE")).isZero();
    }

    @Test
    void showsInAPreviewWhatAnybodyMayAddToIt() {
        var email = Helpdesk.newEmail();
        var contact = helpdesk.aContact(Map.of("email", email));
        var before = helpdesk.previewFingerprint(contact);
        portal.signUp("Nora New", email);
        portal.awaitToken(email);
        assertThat(client.asAgent()
                        .send(
                                "query($id: ID!) { contact(id: $id) { purgePreview { actions { description } } } }",
                                Map.of("id", contact))
                        .data("contact.purgePreview")
                        .toString())
                .contains("1 pending portal mail is erased");
        assertThat(helpdesk.previewFingerprint(contact)).isEqualTo(before);
    }

    @Test
    void opensOneAccountWhenTwoLinksAreUsedAtOnce() {
        var email = Helpdesk.newEmail();
        portal.signUp("First", email);
        portal.signUp("Second", email);
        await().until(() -> portal.mailsTo(email).size() == 2);
        var answers = portal.mailsTo(email).parallelStream()
                .map(mail -> portal.confirm(mail.token(), Portal.PASSWORD).refusals("confirmSignUp"))
                .toList();
        assertThat(answers).containsExactlyInAnyOrder(List.of(), List.of("LinkInvalid"));
    }

    @Test
    void storesAHashOfTheTokenOnly() {
        var email = Helpdesk.newEmail();
        portal.signUp("Nora New", email);
        var token = portal.awaitToken(email);
        var stored = database.sql("SELECT token_hash FROM portal_mail WHERE email = :email")
                .param("email", email)
                .query(byte[].class)
                .single();
        assertThat(stored)
                .isEqualTo(new LinkToken(new PersonalText(token)).hash())
                .hasSize(32);
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "passwordpassword", "1234567890", "qwertyuiop", "aaaaaaaaaaaa", "correcthorse"})
    void refusesPasswordsThatAreShortOrEasilyGuessed(String password) {
        assertRefused(password);
    }

    @Test
    void refusesPasswordsThatAreTooLongAndThoseThatNameTheirOwner() {
        assertRefused("x7!k".repeat(33));
        assertRefused("Wilhelmina");
    }

    /// Each word of the name, of the local part and of the domain is guessed, not only all of them together.
    @ParameterizedTest
    @ValueSource(strings = {"Longstocking7", "grznbrfl197", "Kwrstvbxq23"})
    void refusesPasswordsOfOneWordOfTheirOwner(String password) {
        var email = Helpdesk.newEmail().replace("@example.com", ".grznbrfl@kwrstvbxq.example");
        assertRefused("Weatherby Longstocking", email, password);
    }

    private void assertRefused(String password) {
        assertRefused("Wilhelmina", Helpdesk.newEmail(), password);
    }

    private void assertRefused(String name, String email, String password) {
        portal.signUp(name, email);
        var token = portal.awaitToken(email);
        assertThat(portal.confirm(token, password).refusals("confirmSignUp")).containsExactly("InvalidInput");
        assertThat(portal.confirm(token, Portal.PASSWORD).refusals("confirmSignUp"))
                .isEmpty();
    }

    private void awaitNoSignUpOf(String email) {
        await().until(() -> signUps(email, "TRUE") == 0);
    }

    private void awaitMailed(String... emails) {
        await().until(() -> Stream.of(emails).allMatch(email -> signUps(email, "mail_due_at IS NOT NULL") == 0));
    }

    private int signUps(String email, String condition) {
        return database.sql("SELECT COUNT(*) FROM portal_mail WHERE email = :email AND " + condition)
                .param("email", email)
                .query(Integer.class)
                .single();
    }

    private String nameAndEmail(String contact) {
        var found = client.asAgent().send("query($id: ID!) { contact(id: $id) { name email } }", Map.of("id", contact));
        return found.text("contact.name") + " " + found.text("contact.email");
    }
}
