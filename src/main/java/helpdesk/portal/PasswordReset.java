package helpdesk.portal;

import helpdesk.contact.ActiveContact;
import helpdesk.contact.ContactLifecycle;
import helpdesk.contact.EmailAddress;
import helpdesk.graphql.usererror.InputCheck;
import helpdesk.graphql.usererror.Outcome;
import helpdesk.portal.PortalInputs.RequestPasswordResetInput;
import helpdesk.portal.PortalInputs.ResetPasswordInput;
import helpdesk.portal.PortalTokens.IssuedToken;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;

/// Lets contacts set a new password without the old one, with a link that is mailed to them. As in [PortalSignUp],
/// the answer, the work and the time of a request are the same for every address.
@Service
class PasswordReset {

    private final PortalSettings settings;
    private final MailRoom room;
    private final PortalMails mails;
    private final MailWorker worker;
    private final ContactLifecycle contacts;
    private final AccountWriter accounts;
    private final Passwords passwords;
    private final PortalTokens tokens;
    private final Clock clock;

    PasswordReset(
            PortalSettings settings,
            MailRoom room,
            PortalMails mails,
            MailWorker worker,
            ContactLifecycle contacts,
            AccountWriter accounts,
            Passwords passwords,
            PortalTokens tokens,
            Clock clock) {
        this.settings = settings;
        this.room = room;
        this.mails = mails;
        this.worker = worker;
        this.contacts = contacts;
        this.accounts = accounts;
        this.passwords = passwords;
        this.tokens = tokens;
        this.clock = clock;
    }

    Outcome<PortalMailId> request(RequestPasswordResetInput input) {
        settings.requireOpen();
        room.require();
        var check = new InputCheck();
        var email = check.check(input.email(), EmailAddress::of, "email");
        if (email == null) {
            return Outcome.refused(check.refusals());
        }
        var mail = PortalMail.passwordReset(email, clock.instant());
        mails.add(mail);
        worker.wake();
        return Outcome.done(mail.id());
    }

    /// Sets the password, ends all sessions, and signs in. The password is hashed before anything is locked.
    Outcome<IssuedToken> reset(ResetPasswordInput input) {
        settings.requireOpen();
        var token = new LinkToken(input.token());
        return mails.find(MailKind.PASSWORD_RESET, token, clock.instant())
                .flatMap(this::owner)
                .map(contact -> reset(contact, token, input))
                .orElseGet(() -> Outcome.refused(new LinkInvalid()));
    }

    private Optional<ActiveContact> owner(PortalMail mail) {
        return Optional.ofNullable(mail.contact())
                .flatMap(contacts::find)
                .filter(ActiveContact.class::isInstance)
                .map(ActiveContact.class::cast);
    }

    private Outcome<IssuedToken> reset(ActiveContact contact, LinkToken token, ResetPasswordInput input) {
        var check = new InputCheck();
        var password = check.check(
                input.password().value(), text -> passwords.checked(text, contact.nameAndEmail()), "password");
        return password == null
                ? Outcome.refused(check.refusals())
                : accounts.resetPassword(token, passwords.hash(password))
                        .map(tokens::issue)
                        .map(Outcome::done)
                        .orElseGet(() -> Outcome.refused(new LinkInvalid()));
    }
}
