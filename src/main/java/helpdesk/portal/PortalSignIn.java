package helpdesk.portal;

import helpdesk.contact.EmailAddress;
import helpdesk.graphql.CallerNetwork;
import helpdesk.graphql.error.Throttled;
import helpdesk.graphql.usererror.InputCheck;
import helpdesk.graphql.usererror.Outcome;
import helpdesk.portal.PortalInputs.SignInInput;
import helpdesk.portal.PortalTokens.IssuedToken;
import helpdesk.portal.SignInThrottle.Attempt;
import org.springframework.stereotype.Service;

/// Signs contacts in, with the same statements and one password hash for every address, whoever has it (R1).
@Service
class PortalSignIn {

    private final PortalSettings settings;
    private final SignInThrottle throttle;
    private final PortalAccounts accounts;
    private final Passwords passwords;
    private final PortalTokens tokens;

    PortalSignIn(
            PortalSettings settings,
            SignInThrottle throttle,
            PortalAccounts accounts,
            Passwords passwords,
            PortalTokens tokens) {
        this.settings = settings;
        this.throttle = throttle;
        this.accounts = accounts;
        this.passwords = passwords;
        this.tokens = tokens;
    }

    /// A contact that is locked out at the same moment gets a token that is not valid.
    Outcome<IssuedToken> signIn(SignInInput input, CallerNetwork network) {
        settings.requireOpen();
        var check = new InputCheck();
        var email = check.check(input.email(), EmailAddress::of, "email");
        return email == null
                ? Outcome.refused(check.refusals())
                : signIn(email, input.password().value(), network);
    }

    private Outcome<IssuedToken> signIn(EmailAddress email, String password, CallerNetwork network) {
        passwords.requireRoom();
        var attempt = throttle.begin(email, network);
        if (attempt.pause().isPositive()) {
            throw new Throttled(attempt.pause());
        }
        var account = accounts.findByEmail(email);
        var hash = account.map(found -> found.passwordHash().value()).orElse(null);
        var isRight = passwords.match(password, hash);
        return account.filter(found -> isRight && found.isOpen())
                .map(found -> signedIn(found, attempt))
                .orElseGet(() -> Outcome.refused(new InvalidCredentials()));
    }

    private Outcome<IssuedToken> signedIn(PortalAccount account, Attempt attempt) {
        throttle.succeeded(attempt);
        return Outcome.done(tokens.issue(account));
    }
}
