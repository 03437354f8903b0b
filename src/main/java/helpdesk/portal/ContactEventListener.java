package helpdesk.portal;

import helpdesk.contact.ContactEmailChanged;
import helpdesk.contact.ContactMailboxLost;
import helpdesk.contact.ContactPurgeBegun;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Changes the portal's data when a contact changes, in the transaction in which `ContactLifecycle` announces it.
@Component
class ContactEventListener {

    private final PortalAccounts accounts;
    private final PortalMails mails;
    private final MailThrottle throttle;

    ContactEventListener(PortalAccounts accounts, PortalMails mails, MailThrottle throttle) {
        this.accounts = accounts;
        this.mails = mails;
        this.throttle = throttle;
    }

    /// The account, and every link that would change it, is of the owner of the old mailbox, who may be somebody else
    /// now. The owner of the new one signs up.
    @EventListener
    public void deleteAccount(ContactMailboxLost event) {
        accounts.delete(event.contact());
        mails.deleteLinks(event.contact());
    }

    /// Whoever asked for a mail to one of the addresses may be the contact, so the mail goes with it (R7): one that
    /// was asked for before the contact had the address, or one that still waits when the contact gives it up.
    @EventListener
    public void linkMails(ContactEmailChanged event) {
        mails.linkTo(event.contact());
        if (event.before() != null) {
            mails.linkTo(event.contact(), event.before());
        }
    }

    /// A counter names no contact, so no step of a purge finds it (R7). Those of wrong passwords stay until they
    /// expire, as for an address that nobody has: otherwise whoever tries passwords would see when the contact is
    /// purged.
    @EventListener
    public void forgetMails(ContactPurgeBegun event) {
        throttle.forget(event.emails());
    }
}
