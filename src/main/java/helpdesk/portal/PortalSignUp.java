package helpdesk.portal;

import helpdesk.contact.ContactLifecycle;
import helpdesk.contact.EmailAddress;
import helpdesk.graphql.usererror.InputCheck;
import helpdesk.graphql.usererror.Outcome;
import helpdesk.portal.PortalInputs.ConfirmSignUpInput;
import helpdesk.portal.PortalInputs.SignUpInput;
import helpdesk.portal.PortalTokens.IssuedToken;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Service;

/// Lets people sign up: accepts an e-mail address, and makes an account of the link that is mailed to it. Nobody
/// looks up whose address it is before the answer is out, so the answer, the work and the time are the same for
/// every address.
@Service
class PortalSignUp {

    private final PortalSettings settings;
    private final MailRoom room;
    private final PortalMails mails;
    private final MailWorker worker;
    private final AccountWriter accounts;
    private final Passwords passwords;
    private final PortalTokens tokens;
    private final Clock clock;

    PortalSignUp(
            PortalSettings settings,
            MailRoom room,
            PortalMails mails,
            MailWorker worker,
            AccountWriter accounts,
            Passwords passwords,
            PortalTokens tokens,
            Clock clock) {
        this.settings = settings;
        this.room = room;
        this.mails = mails;
        this.worker = worker;
        this.accounts = accounts;
        this.passwords = passwords;
        this.tokens = tokens;
        this.clock = clock;
    }

    Outcome<PortalMailId> signUp(SignUpInput input) {
        settings.requireOpen();
        room.require();
        var check = new InputCheck();
        var name = check.check(input.name(), ContactLifecycle::name, "name");
        var email = check.check(input.email(), EmailAddress::of, "email");
        if (name == null || email == null) {
            return Outcome.refused(check.refusals());
        }
        var mail = PortalMail.signUp(name, email, clock.instant());
        mails.add(mail);
        worker.wake();
        return Outcome.done(mail.id());
    }

    /// Makes an account of a mailed link and a password, and signs in. The password is checked last, and hashed
    /// before anything is locked.
    Outcome<IssuedToken> confirm(ConfirmSignUpInput input) {
        settings.requireOpen();
        var token = new LinkToken(input.token());
        return mails.find(MailKind.SIGN_UP, token, clock.instant())
                .map(mail -> confirm(mail, token, input))
                .orElseGet(() -> Outcome.refused(new LinkInvalid()));
    }

    /// The name given here counts: somebody else may have signed up with the same address.
    private Outcome<IssuedToken> confirm(PortalMail mail, LinkToken token, ConfirmSignUpInput input) {
        var check = new InputCheck();
        var signedUp = Objects.requireNonNull(mail.name()).value();
        var name = input.name() == null ? signedUp : check.check(input.name(), ContactLifecycle::name, "name");
        if (name == null) {
            return Outcome.refused(check.refusals());
        }
        var personal = List.of(signedUp, mail.email().address(), name);
        var password = check.check(input.password().value(), text -> passwords.checked(text, personal), "password");
        return password == null
                ? Outcome.refused(check.refusals())
                : accounts.open(token, name, passwords.hash(password))
                        .map(tokens::issue)
                        .map(Outcome::done)
                        .orElseGet(() -> Outcome.refused(new LinkInvalid()));
    }
}
