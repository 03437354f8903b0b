package helpdesk.portal;

import helpdesk.contact.EmailAddress;
import helpdesk.graphql.error.Throttled;
import helpdesk.graphql.usererror.InputCheck;
import helpdesk.graphql.usererror.Outcome;
import helpdesk.portal.PortalInputs.SignInInput;
import org.springframework.stereotype.Service;

/// Signs contacts in: the same statements and one password hash, whoever has the address, if anybody (R1).
@Service
class SignInDesk {

    private final PortalSettings settings;
    private final SignInPace pace;
    private final PortalAccounts accounts;
    private final Passwords passwords;
    private final PortalTokens tokens;

    SignInDesk(
            PortalSettings settings,
            SignInPace pace,
            PortalAccounts accounts,
            Passwords passwords,
            PortalTokens tokens) {
        this.settings = settings;
        this.pace = pace;
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
        passwords.requireRoom();
        var pause = pace.begin(email);
        if (pause.isPositive()) {
            throw new Throttled(pause);
        }
        var account = accounts.findByEmail(email);
        var hash = account.map(PortalAccount::passwordHash).orElse(null);
        var isRight = passwords.match(password, hash);
        return account.filter(found -> isRight && found.isOpen())
                .map(found -> signedIn(found, email))
                .orElseGet(() -> Outcome.refused(new InvalidCredentials()));
    }

    private Outcome<Session> signedIn(PortalAccount account, EmailAddress email) {
        pace.succeeded(email);
        return Outcome.done(tokens.issue(account));
    }
}
