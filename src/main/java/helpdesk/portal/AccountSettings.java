package helpdesk.portal;

import helpdesk.contact.ActiveContact;
import helpdesk.contact.ContactId;
import helpdesk.contact.ContactLifecycle;
import helpdesk.contact.EmailAddress;
import helpdesk.database.PersonalText;
import helpdesk.graphql.CallerNetwork;
import helpdesk.graphql.usererror.InputCheck;
import helpdesk.graphql.usererror.Outcome;
import helpdesk.portal.PortalInputs.ChangePasswordInput;
import helpdesk.portal.PortalInputs.ConfirmEmailChangeInput;
import helpdesk.portal.PortalInputs.RequestEmailChangeInput;
import helpdesk.portal.PortalTokens.IssuedToken;
import helpdesk.security.ContactsOnly;
import helpdesk.security.CurrentCaller;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/// What a contact that has signed in changes about its account. A session is not enough for that: the contact gives
/// its password once more, and wrong ones count like those of signing in.
@Service
@ContactsOnly
class AccountSettings {

    private final CurrentCaller caller;
    private final ContactLifecycle contacts;
    private final CredentialsCheck credentials;
    private final MailRoom room;
    private final MailWorker worker;
    private final AccountWriter accounts;
    private final Passwords passwords;
    private final PortalTokens tokens;

    AccountSettings(
            CurrentCaller caller,
            ContactLifecycle contacts,
            CredentialsCheck credentials,
            MailRoom room,
            MailWorker worker,
            AccountWriter accounts,
            Passwords passwords,
            PortalTokens tokens) {
        this.caller = caller;
        this.contacts = contacts;
        this.credentials = credentials;
        this.room = room;
        this.worker = worker;
        this.accounts = accounts;
        this.passwords = passwords;
        this.tokens = tokens;
    }

    /// Ends all sessions, this one included, and signs in again. The new password is checked before the old one, and
    /// hashed before anything is locked.
    public Outcome<IssuedToken> changePassword(ChangePasswordInput input, CallerNetwork network) {
        var contact = active();
        var personal = contact.map(ActiveContact::nameAndEmail).orElse(List.of());
        var check = new InputCheck();
        var password =
                check.check(input.newPassword().value(), text -> passwords.checked(text, personal), "newPassword");
        return password == null
                ? Outcome.refused(check.refusals())
                : contact.flatMap(itself -> account(itself, input.currentPassword(), network))
                        .flatMap(account -> accounts.changePassword(account, passwords.hash(password)))
                        .map(tokens::issue)
                        .map(Outcome::done)
                        .orElseGet(() -> Outcome.refused(InvalidCredentials.at("currentPassword")));
    }

    /// As in [PortalSignUp], the answer, the work and the time are the same for every address.
    public Outcome<ContactId> requestEmailChange(RequestEmailChangeInput input, CallerNetwork network) {
        room.require();
        var check = new InputCheck();
        var wanted = check.check(input.email(), EmailAddress::of, "email");
        if (wanted == null) {
            return Outcome.refused(check.refusals());
        }
        var requested = active().flatMap(itself -> account(itself, input.password(), network))
                .filter(account -> accounts.requestEmailChange(account, wanted));
        worker.wake();
        return requested
                .map(PortalAccount::contact)
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(InvalidCredentials.at("password")));
    }

    /// For the contact that asked, so that nobody else who reads the mail can take over its account.
    public Outcome<ContactId> confirmEmailChange(ConfirmEmailChangeInput input) {
        var outcome = accounts.changeEmail(self(), new LinkToken(input.token()));
        worker.wake();
        return outcome;
    }

    private Optional<PortalAccount> account(ActiveContact itself, PersonalText password, CallerNetwork network) {
        return itself.email()
                .flatMap(email -> credentials.check(email, password.value(), network))
                .filter(account -> account.contact().equals(itself.id()));
    }

    private Optional<ActiveContact> active() {
        return contacts.find(self()).filter(ActiveContact.class::isInstance).map(ActiveContact.class::cast);
    }

    private ContactId self() {
        return new ContactId(caller.contact().contact());
    }
}
