package helpdesk.portal;

import helpdesk.contact.ContactId;
import helpdesk.database.PersonalText;
import java.util.UUID;

/// Whoever follows a mailed link and has chosen a password, whose hash takes no time here.
public final class MailedLink {

    private final AccountWriter writer;

    MailedLink(AccountWriter writer) {
        this.writer = writer;
    }

    /// What the contact is told who uses a link to change its address.
    public String changeEmail(UUID contact, String token) {
        return writer.changeEmail(new ContactId(contact), new LinkToken(new PersonalText(token)))
                .either(_ -> "done", refusals -> refusals.getFirst().getClass().getSimpleName());
    }

    /// Whether the account has this password now.
    public boolean resetPassword(String token, String passwordHash) {
        return writer.resetPassword(new LinkToken(new PersonalText(token)), passwordHash)
                .isPresent();
    }

    /// Whether there is an account now.
    public boolean confirm(String token) {
        return writer.open(new LinkToken(new PersonalText(token)), "Somebody", "no hash")
                .isPresent();
    }
}
