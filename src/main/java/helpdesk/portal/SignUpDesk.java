package helpdesk.portal;

import helpdesk.contact.ContactRegistry;
import helpdesk.contact.EmailAddress;
import helpdesk.graphql.usererror.InputCheck;
import helpdesk.graphql.usererror.Outcome;
import helpdesk.portal.PortalInputs.SignUpInput;
import java.time.Clock;
import org.springframework.stereotype.Service;

/// Accepts sign-ups, all alike: whose address it is, nobody looks up before the answer is out, so the answer,
/// the work and the time it takes are the same for a contact, a soft-deleted one and nobody.
@Service
class SignUpDesk {

    private final PortalSettings settings;
    private final SignUps signUps;
    private final SignUpMailer mailer;
    private final Clock clock;

    SignUpDesk(PortalSettings settings, SignUps signUps, SignUpMailer mailer, Clock clock) {
        this.settings = settings;
        this.signUps = signUps;
        this.mailer = mailer;
        this.clock = clock;
    }

    Outcome<SignUpId> signUp(SignUpInput input) {
        settings.requireOpen();
        var check = new InputCheck();
        var name = check.check(input.name(), ContactRegistry::name, "name");
        var email = check.check(input.email(), EmailAddress::of, "email");
        return name == null || email == null ? Outcome.refused(check.refusals()) : Outcome.done(accept(name, email));
    }

    private SignUpId accept(String name, EmailAddress email) {
        var now = clock.instant();
        var signUp = new SignUp(SignUpId.next(), name, email, now, now.plus(settings.signUpLifetime()));
        signUps.add(signUp);
        mailer.wake();
        return signUp.id();
    }
}
