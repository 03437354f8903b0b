package helpdesk.portal;

import helpdesk.contact.ContactLifecycle;
import helpdesk.graphql.usererror.InputCheck;
import helpdesk.graphql.usererror.Outcome;
import helpdesk.portal.PortalInputs.ConfirmSignUpInput;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;

/// Turns a mailed link and a password into an account, and signs in. The password is judged last, and hashed before
/// anything is locked.
@Service
class SignUpConfirmation {

    private final PortalSettings settings;
    private final SignUps signUps;
    private final AccountOpening opening;
    private final Passwords passwords;
    private final PortalTokens tokens;
    private final Clock clock;

    SignUpConfirmation(
            PortalSettings settings,
            SignUps signUps,
            AccountOpening opening,
            Passwords passwords,
            PortalTokens tokens,
            Clock clock) {
        this.settings = settings;
        this.signUps = signUps;
        this.opening = opening;
        this.passwords = passwords;
        this.tokens = tokens;
        this.clock = clock;
    }

    Outcome<Session> confirm(ConfirmSignUpInput input) {
        settings.requireOpen();
        var token = new SignUpToken(input.token());
        return signUps.find(token, clock.instant())
                .map(signUp -> confirm(signUp, token, input))
                .orElseGet(() -> Outcome.refused(new SignUpLinkInvalid()));
    }

    /// Whoever confirms says what the contact is called: others may have signed up with the same address.
    private Outcome<Session> confirm(SignUp signUp, SignUpToken token, ConfirmSignUpInput input) {
        var check = new InputCheck();
        var name = input.name() == null ? signUp.name() : check.check(input.name(), ContactLifecycle::name, "name");
        if (name == null) {
            return Outcome.refused(check.refusals());
        }
        var personal = List.of(signUp.name(), signUp.email().address(), name);
        var password = check.check(input.password(), text -> passwords.checked(text, personal), "password");
        return password == null
                ? Outcome.refused(check.refusals())
                : opening.open(token, name, passwords.hash(password))
                        .map(tokens::issue)
                        .map(Outcome::done)
                        .orElseGet(() -> Outcome.refused(new SignUpLinkInvalid()));
    }
}
