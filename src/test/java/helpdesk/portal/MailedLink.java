package helpdesk.portal;

import helpdesk.database.PersonalText;

/// Whoever follows a mailed link and has chosen a password, whose hash takes no time here.
public final class MailedLink {

    private final AccountOpening opening;

    MailedLink(AccountOpening opening) {
        this.opening = opening;
    }

    /// Whether there is an account now.
    public boolean confirm(String token) {
        return opening.open(new SignUpToken(new PersonalText(token)), "Somebody", "no hash")
                .isPresent();
    }
}
