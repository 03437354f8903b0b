package helpdesk.api;

import static org.awaitility.Awaitility.await;

import helpdesk.development.Mailbox;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The portal as contacts use it: everything in it is done through the API and by mail.
public record Portal(HelpdeskClient anonymous, Mailbox mailbox) {

    public static final String PASSWORD = "eleven purple teapots";

    /// A mail is on its way for some milliseconds.
    private static final Duration BRIEF = Duration.ofMillis(25);

    private static final String SESSION = "accessToken expiresAt contact { id }";

    /// A contact who has signed in: its global id, its address, and a client with its token.
    public record Visitor(String id, String email, HelpdeskClient client) {}

    /// A new contact, signed up and signed in.
    public Visitor aVisitor() {
        return visitor("Visiting Person", Helpdesk.newEmail());
    }

    /// Whoever has the address, signed up and signed in.
    public Visitor visitor(String name, String email) {
        var before = mailsTo(email).size();
        signUp(name, email);
        await().pollInterval(BRIEF).until(() -> mailsTo(email).size() > before);
        var token = mailsTo(email).getLast().token();
        return visitor(email, confirm(token, PASSWORD), "confirmSignUp");
    }

    public Visitor signedIn(String email) {
        return visitor(email, signIn(email, PASSWORD), "signIn");
    }

    private Visitor visitor(String email, Answer answer, String mutation) {
        return new Visitor(
                answer.text(mutation + ".contact.id"),
                email,
                anonymous.withToken(answer.text(mutation + ".accessToken")));
    }

    public Answer signUp(String name, String email) {
        return anonymous.mutate("signUp", Map.of("name", name, "email", email), "accepted");
    }

    public Answer confirm(String token, String password) {
        return anonymous.mutate("confirmSignUp", Map.of("token", token, "password", password), SESSION);
    }

    public Answer signIn(String email, String password) {
        return anonymous.mutate("signIn", Map.of("email", email, "password", password), SESSION);
    }

    public Answer requestPasswordReset(String email) {
        return anonymous.mutate("requestPasswordReset", Map.of("email", email), "accepted");
    }

    public Answer resetPassword(String token, String password) {
        return anonymous.mutate("resetPassword", Map.of("token", token, "password", password), SESSION);
    }

    /// The token of the link that is mailed to a contact with an account.
    public String aPasswordResetOf(String email) {
        requestPasswordReset(email);
        return awaitToken(email, "resetPassword");
    }

    public Answer changePassword(Visitor visitor, String current, String next) {
        return visitor.client()
                .mutate("changePassword", Map.of("currentPassword", current, "newPassword", next), SESSION);
    }

    public Answer requestEmailChange(Visitor visitor, String wanted, String password) {
        return visitor.client().mutate("requestEmailChange", Map.of("email", wanted, "password", password), "accepted");
    }

    public Answer confirmEmailChange(HelpdeskClient visitor, String token) {
        return visitor.mutate("confirmEmailChange", Map.of("token", token), "contact { id email }");
    }

    /// The token of the link that is mailed to an address that nobody has.
    public String anEmailChangeOf(Visitor visitor, String wanted) {
        requestEmailChange(visitor, wanted, PASSWORD);
        return awaitToken(wanted, "confirmEmailChange");
    }

    public List<Mailbox.Mail> mailsTo(String email) {
        return mailbox.mails().filter(mail -> mail.to().equals(email)).toList();
    }

    private List<Mailbox.Mail> linksTo(String email, String mutation) {
        return mailsTo(email).stream()
                .filter(mail -> mail.text().contains("&mutation=" + mutation))
                .toList();
    }

    /// The token of the last mail to an address, as soon as there is one.
    public String awaitToken(String email) {
        return awaitToken(email, "");
    }

    /// The token of the last mail to an address whose link is for this mutation, as soon as there is one.
    public String awaitToken(String email, String mutation) {
        return Objects.requireNonNull(
                        await().pollInterval(BRIEF).until(() -> linksTo(email, mutation), mails -> !mails.isEmpty()))
                .getLast()
                .token();
    }
}
