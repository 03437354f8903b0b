package helpdesk.portal;

import helpdesk.contact.ContactEmailSet;
import helpdesk.contact.ContactMailboxLost;
import helpdesk.contact.ContactPurgeBegun;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Changes the portal's data when a contact changes, in the transaction in which `ContactLifecycle` announces it.
@Component
class ContactEventListener {

    private final PortalAccounts accounts;
    private final PendingSignUps signUps;
    private final MailThrottle mails;

    ContactEventListener(PortalAccounts accounts, PendingSignUps signUps, MailThrottle mails) {
        this.accounts = accounts;
        this.signUps = signUps;
        this.mails = mails;
    }

    /// The account is of the owner of the old mailbox, who may be somebody else now. The owner of the new one
    /// signs up.
    @EventListener
    public void deleteAccount(ContactMailboxLost event) {
        accounts.delete(event.contact());
    }

    /// Whoever signed up with the address before the contact had it may be the contact, so the sign-up goes with
    /// it (R7).
    @EventListener
    public void linkSignUps(ContactEmailSet event) {
        signUps.linkTo(event.contact());
    }

    /// A counter names no contact, so no step of a purge finds it (R7). Those of wrong passwords stay until they
    /// expire, as for an address that nobody has: otherwise whoever tries passwords would see when the contact is
    /// purged.
    @EventListener
    public void forgetMails(ContactPurgeBegun event) {
        var email = event.email();
        if (email != null) {
            mails.forget(email);
        }
    }
}
