package helpdesk.portal;

import helpdesk.contact.EmailAddress;
import helpdesk.graphql.CallerNetwork;
import helpdesk.graphql.usererror.InputCheck;
import helpdesk.graphql.usererror.Outcome;
import helpdesk.portal.PortalInputs.SignInInput;
import helpdesk.portal.PortalTokens.IssuedToken;
import org.springframework.stereotype.Service;

/// Signs contacts in.
@Service
class PortalSignIn {

    private final PortalSettings settings;
    private final CredentialsCheck credentials;
    private final PortalTokens tokens;

    PortalSignIn(PortalSettings settings, CredentialsCheck credentials, PortalTokens tokens) {
        this.settings = settings;
        this.credentials = credentials;
        this.tokens = tokens;
    }

    /// A contact that is locked out at the same moment gets a token that is not valid.
    Outcome<IssuedToken> signIn(SignInInput input, CallerNetwork network) {
        settings.requireOpen();
        var check = new InputCheck();
        var email = check.check(input.email(), EmailAddress::of, "email");
        return email == null
                ? Outcome.refused(check.refusals())
                : credentials
                        .check(email, input.password().value(), network)
                        .map(tokens::issue)
                        .map(Outcome::done)
                        .orElseGet(() -> Outcome.refused(InvalidCredentials.toSignIn()));
    }
}
