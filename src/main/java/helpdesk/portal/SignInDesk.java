package helpdesk.portal;

import helpdesk.contact.EmailAddress;
import helpdesk.graphql.CallerNetwork;
import helpdesk.graphql.error.Throttled;
import helpdesk.graphql.usererror.InputCheck;
import helpdesk.graphql.usererror.Outcome;
import helpdesk.portal.PortalInputs.SignInInput;
import helpdesk.portal.SignInPace.Attempt;
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
    Outcome<Session> signIn(SignInInput input, CallerNetwork network) {
        settings.requireOpen();
        var check = new InputCheck();
        var email = check.check(input.email(), EmailAddress::of, "email");
        return email == null ? Outcome.refused(check.refusals()) : signIn(email, input.password(), network);
    }

    private Outcome<Session> signIn(EmailAddress email, String password, CallerNetwork network) {
        passwords.requireRoom();
        var attempt = pace.begin(email, network);
        if (attempt.pause().isPositive()) {
            throw new Throttled(attempt.pause());
        }
        var account = accounts.findByEmail(email);
        var hash = account.map(PortalAccount::passwordHash).orElse(null);
        var isRight = passwords.match(password, hash);
        return account.filter(found -> isRight && found.isOpen())
                .map(found -> signedIn(found, attempt))
                .orElseGet(() -> Outcome.refused(new InvalidCredentials()));
    }

    private Outcome<Session> signedIn(PortalAccount account, Attempt attempt) {
        pace.succeeded(attempt);
        return Outcome.done(tokens.issue(account));
    }
}
