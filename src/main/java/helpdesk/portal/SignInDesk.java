package helpdesk.portal;

import helpdesk.contact.EmailAddress;
import helpdesk.graphql.usererror.InputCheck;
import helpdesk.graphql.usererror.Outcome;
import helpdesk.portal.PortalInputs.SignInInput;
import org.springframework.stereotype.Service;

/// Signs contacts in: one statement and one password hash, whoever has the address, if anybody (R1).
@Service
class SignInDesk {

    private final PortalSettings settings;
    private final PortalAccounts accounts;
    private final Passwords passwords;
    private final PortalTokens tokens;

    SignInDesk(PortalSettings settings, PortalAccounts accounts, Passwords passwords, PortalTokens tokens) {
        this.settings = settings;
        this.accounts = accounts;
        this.passwords = passwords;
        this.tokens = tokens;
    }

    /// A contact that is locked out in the same moment gets a token that is good for nothing.
    Outcome<Session> signIn(SignInInput input) {
        settings.requireOpen();
        var check = new InputCheck();
        var email = check.check(input.email(), EmailAddress::of, "email");
        return email == null ? Outcome.refused(check.refusals()) : signIn(email, input.password());
    }

    private Outcome<Session> signIn(EmailAddress email, String password) {
        var account = accounts.findByEmail(email);
        var hash = account.map(PortalAccount::passwordHash).orElse(null);
        var isRight = passwords.match(password, hash);
        return account.filter(found -> isRight && found.isOpen())
                .map(tokens::issue)
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(new InvalidCredentials()));
    }
}
