package helpdesk.portal;

import static helpdesk.portal.MailKind.EMAIL_CHANGE;
import static helpdesk.portal.MailKind.PASSWORD_RESET;
import static helpdesk.portal.MailKind.SIGN_UP;

import helpdesk.contact.ActiveContact;
import helpdesk.contact.ContactId;
import helpdesk.contact.ContactLifecycle;
import helpdesk.contact.EmailAddress;
import helpdesk.contact.ExistingContact;
import helpdesk.database.UnitOfWork;
import helpdesk.graphql.usererror.Outcome;
import helpdesk.graphql.usererror.UserError;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Opens and changes accounts, each in one transaction, which locks the contact first, as all transactions do. Only
/// then a link counts: it may have been used meanwhile.
@Component
class AccountWriter {

    private final PortalMails mails;
    private final PortalAccounts accounts;
    private final ContactLifecycle contacts;
    private final Clock clock;

    AccountWriter(PortalMails mails, PortalAccounts accounts, ContactLifecycle contacts, Clock clock) {
        this.mails = mails;
        this.accounts = accounts;
        this.contacts = contacts;
        this.clock = clock;
    }

    /// Makes an account of a sign-up: for the active contact that has the address, or for a new one (R8). After that,
    /// no link to the address is valid. Empty if the link is not valid, or the contact that has the address is soft
    /// deleted or has an account.
    ///
    /// @param name the name of a new contact
    @UnitOfWork
    public Optional<PortalAccount> open(LinkToken token, String name, String passwordHash) {
        return mails.find(SIGN_UP, token, clock.instant())
                .flatMap(mail -> open(mail.email(), token, name, passwordHash));
    }

    private Optional<PortalAccount> open(EmailAddress email, LinkToken token, String name, String passwordHash) {
        var owner = contacts.lock(email);
        if (owner.filter(contact -> accounts.isShutOut(contact, email)).isPresent() || !isValid(SIGN_UP, token)) {
            return Optional.empty();
        }
        mails.deleteLinks(email);
        var contact = owner.map(ExistingContact::id).orElseGet(() -> contacts.register(name, email));
        return Optional.of(accounts.add(contact, passwordHash, clock.instant()));
    }

    /// Empty if the link is not valid, or the contact is soft deleted or no longer has the address.
    @UnitOfWork
    public Optional<PortalAccount> resetPassword(LinkToken token, String passwordHash) {
        return mails.find(PASSWORD_RESET, token, clock.instant())
                .flatMap(mail -> contacts.lock(mail.email())
                        .filter(contact -> mail.isOf(contact.id()) && accounts.isOpenAt(contact, mail.email())))
                .filter(_ -> isValid(PASSWORD_RESET, token))
                .map(contact -> setPassword(contact.id(), passwordHash));
    }

    private boolean isValid(MailKind kind, LinkToken token) {
        return mails.lock(kind, token, clock.instant()).isPresent();
    }

    /// Empty if the account is no longer as it was when its password was checked.
    @UnitOfWork
    public Optional<PortalAccount> changePassword(PortalAccount checked, String passwordHash) {
        var id = checked.contact();
        contacts.lock(Set.of(id));
        return accounts.find(id).filter(checked::equals).map(_ -> setPassword(id, passwordHash));
    }

    /// Ends all sessions, and all links that would change the account.
    private PortalAccount setPassword(ContactId contact, String passwordHash) {
        accounts.setPassword(contact, passwordHash);
        mails.linkTo(contact);
        mails.deleteLinks(contact);
        return accounts.find(contact).orElseThrow();
    }

    /// False if the account is no longer as it was when its password was checked.
    @UnitOfWork
    public boolean requestEmailChange(PortalAccount checked, EmailAddress wanted) {
        var id = checked.contact();
        contacts.lock(Set.of(id));
        var isUnchanged = accounts.find(id).filter(checked::equals).isPresent();
        if (isUnchanged) {
            mails.add(PortalMail.emailChange(id, wanted, clock.instant()));
        }
        return isUnchanged;
    }

    /// Gives the contact the address that its link went to. It keeps its account, and its old address is told.
    @UnitOfWork
    public Outcome<ContactId> changeEmail(ContactId id, LinkToken token) {
        var contact = contacts.lock(Set.of(id)).find(id).orElse(null);
        var mail = mails.lock(EMAIL_CHANGE, token, clock.instant()).orElse(null);
        return contact instanceof ActiveContact active && mail != null
                ? changeEmail(active, mail)
                : Outcome.refused(new LinkInvalid());
    }

    /// Once another contact has the address, the mail is that one's.
    private Outcome<ContactId> changeEmail(ActiveContact contact, PortalMail mail) {
        return contacts.whyNotChangeEmail(contact, mail.email(), "token")
                .or(() -> mail.isOf(contact.id()) ? Optional.empty() : Optional.<UserError>of(new LinkInvalid()))
                .<Outcome<ContactId>>map(Outcome::refused)
                .orElseGet(() -> changed(contact, mail.email()));
    }

    private Outcome<ContactId> changed(ActiveContact contact, EmailAddress wanted) {
        contacts.changeEmail(contact, wanted);
        mails.deleteLinks(contact.id());
        contact.email().ifPresent(before -> mails.add(PortalMail.emailChanged(contact.id(), before, clock.instant())));
        return Outcome.done(contact.id());
    }
}
