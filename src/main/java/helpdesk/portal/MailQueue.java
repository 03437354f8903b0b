package helpdesk.portal;

import helpdesk.contact.ActiveContact;
import helpdesk.contact.ContactLifecycle;
import helpdesk.contact.ExistingContact;
import helpdesk.database.UnitOfWork;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Takes the next mail that is due, and decides whether it is sent. Other mails are deleted without notice, so that
/// nobody learns who has an address.
@Component
class MailQueue {

    /// Longer than a mail server may take for a mail. Only the mails of a server that died wait for so long.
    private static final Duration LEASE = Duration.ofMinutes(10);

    private final PortalMails mails;
    private final PortalAccounts accounts;
    private final ContactLifecycle contacts;
    private final MailThrottle throttle;
    private final Clock clock;

    MailQueue(
            PortalMails mails, PortalAccounts accounts, ContactLifecycle contacts, MailThrottle throttle, Clock clock) {
        this.mails = mails;
        this.accounts = accounts;
        this.contacts = contacts;
        this.throttle = throttle;
        this.clock = clock;
    }

    /// What came of taking the next mail.
    sealed interface Next {}

    /// A mail to send, with the token of its link.
    record DueMail(PortalMail mail, LinkToken token) implements Next {}

    /// The mail is not sent and is deleted, or another server has taken it.
    record NoMail() implements Next {}

    /// No mail is due.
    record NothingDue() implements Next {}

    /// Takes a mail that was due a moment ago. One in a transaction: while it waits for its contact, no other one
    /// has to.
    @UnitOfWork
    public Next take(PortalMail mail) {
        var owner = contacts.lock(mail.email());
        if (!mails.lockIfDue(mail, clock.instant())) {
            return new NoMail();
        }
        if (!isWanted(mail, owner) || isThrottled(mail)) {
            mails.delete(mail.id());
            return new NoMail();
        }
        var token = LinkToken.next();
        var contact = owner.map(ExistingContact::id).orElse(null);
        mails.startMailing(mail.id(), token, contact, clock.instant().plus(LEASE));
        return new DueMail(mail, token);
    }

    /// Whether the link would work.
    ///
    /// @param owner the contact that has the address of the mail
    private boolean isWanted(PortalMail mail, Optional<ExistingContact> owner) {
        return switch (mail.kind()) {
            case SIGN_UP -> owner.stream().noneMatch(contact -> accounts.isShutOut(contact, mail.email()));
            case PASSWORD_RESET -> owner.stream().anyMatch(contact -> accounts.isOpenAt(contact, mail.email()));
            case EMAIL_CHANGE -> owner.stream().allMatch(contact -> mail.isOf(contact.id())) && isChange(mail);
            case EMAIL_CHANGED -> true;
        };
    }

    /// Whether the contact that wants the address is active, and has another one.
    private boolean isChange(PortalMail mail) {
        return Optional.ofNullable(mail.contact()).flatMap(contacts::find).stream()
                .anyMatch(contact -> contact instanceof ActiveContact active && !active.hasMailbox(mail.email()));
    }

    /// A mail that is tried again was counted the first time. The owner of an account is always told.
    private boolean isThrottled(PortalMail mail) {
        return mail.kind().hasLink() && !mail.isTried() && !throttle.admits(mail.email());
    }
}
